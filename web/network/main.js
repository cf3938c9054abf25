// Pointer, keys, and the start.

const tip = document.getElementById("tip");
const pointers = new Map();
let grabbed = null;
let moved = false;
let pinch = 0;

function hover(x, y) {
  const on = nodeAt(x, y) || pairAt(x, y);
  canvas.style.cursor = on ? "pointer" : "grab";
  if (on !== state.hovered) {
    state.hovered = on;
    draw();
  }
  tip.hidden = !on || Boolean(on.a) && !pairEdges(on).length;
  if (tip.hidden) return;
  tip.textContent = on.a
    ? pairEdges(on).slice(0, 3).map((e) => `${nodes[e.s].name} ${named(data.predicates[e.p].label)} ${nodes[e.t].name}`).join("\n")
    : [on.name, [named(data.types[on.type].label), on.class ? named(on.class) : ""].filter(Boolean).join(" · ")].join("\n");
  tip.style.left = `${Math.min(x + 14, size.width - tip.offsetWidth - 8)}px`;
  tip.style.top = `${Math.min(y + 16, size.height - tip.offsetHeight - 8)}px`;
}

canvas.addEventListener("pointerdown", (event) => {
  canvas.setPointerCapture(event.pointerId);
  pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  cancelAnimationFrame(gliding);
  tip.hidden = true;
  if (pointers.size === 1) {
    grabbed = nodeAt(event.clientX, event.clientY);
    moved = false;
  } else {
    grabbed = null;
    moved = true;
    pinch = 0;
  }
});

canvas.addEventListener("pointermove", (event) => {
  const before = pointers.get(event.pointerId);
  if (!before) {
    hover(event.clientX, event.clientY);
    return;
  }
  const [dx, dy] = [event.clientX - before.x, event.clientY - before.y];
  if (!moved && Math.hypot(dx, dy) < 4) return;
  moved = true;
  pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  if (pointers.size === 2) {
    const [one, two] = [...pointers.values()];
    const apart = Math.hypot(one.x - two.x, one.y - two.y);
    if (pinch) zoomAt((one.x + two.x) / 2, (one.y + two.y) / 2, apart / pinch);
    pinch = apart;
  } else if (grabbed) {
    grabbed.x += dx / camera.zoom;
    grabbed.y += dy / camera.zoom;
  } else {
    camera.x -= dx / camera.zoom;
    camera.y -= dy / camera.zoom;
  }
  draw();
});

function release(event) {
  if (!pointers.delete(event.pointerId)) return;
  pinch = 0;
  if (!moved && event.type === "pointerup") select(grabbed || pairAt(event.clientX, event.clientY));
  if (!pointers.size) grabbed = null;
}
canvas.addEventListener("pointerup", release);
canvas.addEventListener("pointercancel", release);
canvas.addEventListener("pointerleave", () => { tip.hidden = true; state.hovered = null; draw(); });
canvas.addEventListener("dblclick", (event) => zoomAt(event.clientX, event.clientY, 1.6));
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  const lines = event.deltaMode === 1 ? 20 : 1;
  zoomAt(event.clientX, event.clientY, Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0016)));
}, { passive: false });

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
  if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
  const step = 60 / camera.zoom;
  const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  if (event.key === "/") { fold(false); input.focus(); }
  else if (event.key === "Escape") select(null);
  else if (event.key === "+" || event.key === "=") zoomAt(size.width / 2, size.height / 2, 1.3);
  else if (event.key === "-") zoomAt(size.width / 2, size.height / 2, 1 / 1.3);
  else if (event.key === "0") fit(nodes);
  else if (moves[event.key] && event.target === canvas) { camera.x += moves[event.key][0]; camera.y += moves[event.key][1]; draw(); }
  else return;
  event.preventDefault();
});

// #NAME opens an entity, #NAME&NAME what is between two.
function openHash() {
  let wanted;
  try { wanted = location.hash.slice(1).split("&").filter(Boolean).map(decodeURIComponent); } catch { return; }
  const [a, b] = wanted.map((name) => search(name, 1)[0]);
  const pair = a && b && a.pairs.find((candidate) => other(candidate, a) === b);
  if (pair || a) select(pair || a, true);
}
window.addEventListener("hashchange", openHash);
window.addEventListener("resize", resize);

document.documentElement.dataset.theme = remember.get("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
if (matchMedia("(max-width: 900px)").matches) document.body.classList.add("folded");
setLanguage(language);
resize();
fit(nodes);
openHash();
document.body.dataset.ready = "yes";
