// Sends an act: what changes the record. The header shows that these pages ask, which no page elsewhere can send.

/** What the act answers; throws an Error whose message says what is wrong and what to do. */
export async function act(name, asked) {
  const answer = await fetch(`/act/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-dateline": "1" },
    body: JSON.stringify(asked),
  });
  return read(answer);
}

/** The value of an answer, or its refusal as an Error with the status. */
export async function read(answer) {
  let value = null;
  try {
    value = await answer.json();
  } catch {
    // no JSON: the status says it
  }
  if (answer.ok) return value;
  const said = value?.what ? [value.what, value.remedy].filter(Boolean).join("; ") : `the server answered ${answer.status}`;
  throw Object.assign(new Error(said), { status: answer.status });
}
