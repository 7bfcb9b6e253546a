// What an actor does and suffers stands out while one points at it, or comes to it by the keyboard.
const drawing = document.getElementById("network");

function near(name) {
  if (!drawing) return;
  const names = new Set([name]);
  for (const edge of drawing.querySelectorAll(".edge")) {
    const is = edge.dataset.from === name || edge.dataset.to === name;
    edge.classList.toggle("near", is);
    if (is) names.add(edge.dataset.from).add(edge.dataset.to);
  }
  for (const node of drawing.querySelectorAll(".node")) node.classList.toggle("near", names.has(node.dataset.name));
  drawing.classList.toggle("chosen", name !== null);
}

for (const node of drawing?.querySelectorAll(".node") ?? []) {
  for (const event of ["pointerenter", "focus"]) node.addEventListener(event, () => near(node.dataset.name));
  for (const event of ["pointerleave", "blur"]) node.addEventListener(event, () => near(null));
}
