// Sends an act: what changes the record. The header shows that these pages ask: no page elsewhere can read or send it.

/** What shows that these pages ask; anew for each server, so a page that was left open may have to ask for it again. */
let own = document.querySelector("meta[name=dateline-act]")?.content ?? "";

/** Sends a body to an act, and gives its answer; throws an Error that says what is wrong and what to do. */
export async function send(address, type, body) {
  const post = () => fetch(address, { method: "POST", headers: { "content-type": type, "x-dateline": own }, body });
  let answer = await post();
  if (answer.status === 403) {
    const anew = (await fetch("/openapi.json", { cache: "no-store" })).headers.get("x-dateline");
    if (anew && anew !== own) {
      own = anew;
      answer = await post();
    }
  }
  return read(answer);
}

/** Does an act that is asked in JSON. */
export function act(name, asked) {
  return send(`/act/${name}`, "application/json", JSON.stringify(asked));
}

/** The value of an answer, or its refusal as an Error with the status. */
async function read(answer) {
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
