// The canvas: camera, drawing, and what lies under the pointer.

const canvas = document.getElementById("view");
const pen = canvas.getContext("2d");
const camera = { x: 0, y: 0, zoom: 1 };
const state = { hovered: null, selected: null, path: null };
let size = { width: 1, height: 1 };
let colours = {};
let frame = 0;

const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif';

const screenX = (x) => (x - camera.x) * camera.zoom + size.width / 2;
const screenY = (y) => (y - camera.y) * camera.zoom + size.height / 2;
const worldX = (x) => (x - size.width / 2) / camera.zoom + camera.x;
const worldY = (y) => (y - size.height / 2) / camera.zoom + camera.y;
// Discs shrink slower than distances, so that a far view is still made of dots.
const radius = (node) => Math.max(2.2, node.r * Math.min(2.2, Math.pow(camera.zoom, 0.75)));

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue(name).trim();
  colours = {
    types: data.types.map((_, at) => get(`--type-${at}`)),
    paper: get("--paper"), ink: get("--ink"), line: get("--line"), strong: get("--strong"), denied: get("--denied"),
  };
}

function resize() {
  const scale = window.devicePixelRatio || 1;
  size = { width: canvas.clientWidth, height: canvas.clientHeight };
  canvas.width = Math.round(size.width * scale);
  canvas.height = Math.round(size.height * scale);
  draw();
}

function draw() {
  if (!frame) frame = requestAnimationFrame(() => { frame = 0; paint(); });
}

// What the eye is on: the node or line under the pointer, else the selected one.
function focus() {
  const on = state.hovered || state.selected;
  if (!on) return null;
  if (on.edges && on.a) return { nodes: new Set([on.a, on.b]), pairs: new Set([on]) };
  const near = on.pairs.filter((pair) => pair.visible);
  return { nodes: new Set([on, ...near.map((pair) => other(pair, on))]), pairs: new Set(near), centre: on };
}

function paint() {
  const scale = window.devicePixelRatio || 1;
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, size.width, size.height);
  const on = focus();
  paintLines(on);
  paintDiscs(on);
  const taken = [];
  paintNames(on, taken);
  if (on && on.pairs.size <= 24) paintPredicates(on, taken);
}

function paintLines(on) {
  // Where lines are many they become a texture.
  const faint = pairs.length > 1500 ? 0.45 : 1;
  for (const pair of pairs) {
    if (!pair.visible || (on && on.pairs.has(pair))) continue;
    paintLine(pair, colours.line, (on ? 0.25 : 1) * faint, false);
  }
  if (on) on.pairs.forEach((pair) => pair.visible && paintLine(pair, colours.strong, 1, true));
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

function paintLine(pair, colour, alpha, strong) {
  const edges = pairEdges(pair);
  const [ax, ay, bx, by] = [screenX(pair.a.x), screenY(pair.a.y), screenX(pair.b.x), screenY(pair.b.y)];
  if (Math.max(ax, bx) < 0 || Math.max(ay, by) < 0 || Math.min(ax, bx) > size.width || Math.min(ay, by) > size.height) return;
  const distance = Math.hypot(bx - ax, by - ay);
  if (distance < 1) return;
  const denied = edges.every((edge) => edge.m === DENIED);
  const planned = edges.every((edge) => edge.m !== DONE);
  const said = edges.reduce((sum, edge) => sum + edge.ev.length, 0);
  pen.strokeStyle = pen.fillStyle = denied ? colours.denied : colour;
  pen.globalAlpha = alpha;
  pen.lineWidth = Math.min(5, 0.9 + Math.log2(said) * 0.7) + (strong ? 0.9 : 0);
  pen.setLineDash(denied ? [2, 4] : planned ? [7, 5] : []);
  pen.beginPath();
  pen.moveTo(ax, ay);
  pen.lineTo(bx, by);
  pen.stroke();
  if (camera.zoom < 0.45 && !strong) return;
  const [ux, uy] = [(bx - ax) / distance, (by - ay) / distance];
  const directed = edges.filter((edge) => !data.predicates[edge.p].symmetric);
  if (directed.some((edge) => nodes[edge.t] === pair.b)) paintArrow(bx, by, ux, uy, radius(pair.b), strong);
  if (directed.some((edge) => nodes[edge.t] === pair.a)) paintArrow(ax, ay, -ux, -uy, radius(pair.a), strong);
}

function paintArrow(x, y, ux, uy, gap, strong) {
  const [tipX, tipY] = [x - ux * (gap + 2), y - uy * (gap + 2)];
  const long = strong ? 9 : 6.5;
  const wide = strong ? 4.2 : 3;
  pen.beginPath();
  pen.moveTo(tipX, tipY);
  pen.lineTo(tipX - ux * long - uy * wide, tipY - uy * long + ux * wide);
  pen.lineTo(tipX - ux * long + uy * wide, tipY - uy * long - ux * wide);
  pen.fill();
}

function paintDiscs(on) {
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at];
    if (!node.visible) continue;
    const [x, y, r] = [screenX(node.x), screenY(node.y), radius(node)];
    if (x < -r || y < -r || x > size.width + r || y > size.height + r) continue;
    pen.globalAlpha = on && !on.nodes.has(node) ? 0.18 : 1;
    pen.beginPath();
    pen.arc(x, y, r, 0, 2 * Math.PI);
    pen.fillStyle = colours.types[node.type];
    pen.fill();
    pen.lineWidth = r > 5 ? 1.8 : 1;
    pen.strokeStyle = colours.paper;
    pen.stroke();
    if (node === state.selected || node === state.hovered) {
      pen.beginPath();
      pen.arc(x, y, r + 4, 0, 2 * Math.PI);
      pen.lineWidth = 2.5;
      pen.strokeStyle = colours.types[node.type];
      pen.stroke();
    }
  }
  pen.globalAlpha = 1;
}

const overlaps = (box, taken) => taken.some((t) =>
  box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3]);

// Text with a rim of paper, so that it reads over lines.
function write(text, x, y) {
  pen.lineWidth = 3.5;
  pen.lineJoin = "round";
  pen.strokeStyle = colours.paper;
  pen.strokeText(text, x, y);
  pen.fillText(text, x, y);
}

function paintPredicates(on, taken) {
  pen.font = `11px ${FONT}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  on.pairs.forEach((pair) => {
    const text = [...new Set(pairEdges(pair).map((edge) => named(data.predicates[edge.p].label)))].slice(0, 3).join(" · ");
    const [ax, ay, bx, by] = [screenX(pair.a.x), screenY(pair.a.y), screenX(pair.b.x), screenY(pair.b.y)];
    const half = pen.measureText(text).width / 2;
    if (Math.hypot(bx - ax, by - ay) < 2 * half + radius(pair.a) + radius(pair.b)) return;
    // Nearer to the far end, where lines have spread.
    const shares = on.centre === pair.b ? [0.42, 0.3, 0.55] : on.centre ? [0.58, 0.7, 0.45] : [0.5, 0.4, 0.6];
    const places = shares.map((share) => [ax + (bx - ax) * share, ay + (by - ay) * share]);
    const boxAt = ([x, y]) => [x - half, y - 7, x + half, y + 7];
    const place = places.find((at) => !overlaps(boxAt(at), taken));
    if (!place) return;
    const [x, y] = place;
    taken.push(boxAt(place));
    pen.fillStyle = colours.strong;
    write(text, x, y);
  });
}

// The most connected first; a name that would overlap one already written waits for a closer view.
function paintNames(on, taken) {
  pen.textAlign = "center";
  pen.textBaseline = "top";
  const first = on ? [...on.nodes] : [];
  const discs = nodes.filter((node) => node.visible && radius(node) >= 4).map((node) => {
    const [x, y, r] = [screenX(node.x), screenY(node.y), radius(node) * 0.7];
    return { node, box: [x - r, y - r, x + r, y + r] };
  }).filter(({ box }) => box[2] > 0 && box[3] > 0 && box[0] < size.width && box[1] < size.height);
  const order = on ? [...first, ...nodes.filter((node) => !on.nodes.has(node))] : nodes;
  for (const node of order) {
    if (!node.visible) continue;
    const [x, y, r] = [screenX(node.x), screenY(node.y), radius(node)];
    if (x < -80 || y < -40 || x > size.width + 80 || y > size.height + 10) continue;
    const near = !on || on.nodes.has(node);
    if (!near && camera.zoom < 0.8) continue;
    const chosen = on && on.centre === node;
    const px = chosen ? 15 : node.r >= 16 ? 14 : node.r >= 10 ? 13 : 12;
    const lines = chosen ? [node.name] : node.lines;
    const wide = Math.max(...lines.map((line) => lineWidth(line))) * px / 2;
    const top = y + r + 3;
    const box = [x - wide - 3, top - 1, x + wide + 3, top + lines.length * (px + 2) + 2];
    if (!chosen && overlaps(box, taken)) continue;
    if (on && near) taken.push([x - r, y - r, x + r, y + r]);
    if (!chosen && !(on && near) && node.r < 16 && discs.some((disc) => disc.node !== node && overlaps(box, [disc.box]))) continue;
    taken.push(box);
    pen.font = `${chosen || node.r >= 14 ? 600 : 400} ${px}px ${FONT}`;
    pen.globalAlpha = near ? 1 : 0.25;
    pen.fillStyle = colours.ink;
    lines.forEach((line, at) => write(line, x, top + at * (px + 2)));
  }
  pen.globalAlpha = 1;
}

// In ems: Han are square, Latin about half as wide.
function lineWidth(line) {
  let ems = 0;
  for (const c of line) ems += c < "\u0080" ? 0.58 : 1;
  return ems;
}

function nodeAt(x, y) {
  let best = null;
  let nearest = Infinity;
  for (const node of nodes) {
    if (!node.visible) continue;
    const away = Math.hypot(screenX(node.x) - x, screenY(node.y) - y) - radius(node);
    if (away < 6 && away < nearest) [best, nearest] = [node, away];
  }
  return best;
}

function pairAt(x, y) {
  let best = null;
  let nearest = 6;
  for (const pair of pairs) {
    if (!pair.visible) continue;
    const [ax, ay] = [screenX(pair.a.x), screenY(pair.a.y)];
    const [dx, dy] = [screenX(pair.b.x) - ax, screenY(pair.b.y) - ay];
    const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    const away = Math.hypot(ax + along * dx - x, ay + along * dy - y);
    if (away < nearest) [best, nearest] = [pair, away];
  }
  return best;
}

const inset = () => ({
  left: size.width > 900 ? 300 : 12,
  right: size.width > 900 && !document.getElementById("panel").hidden ? 372 : 12,
  top: size.width > 900 ? 12 : 64,
  bottom: size.width > 900 ? 36 : document.getElementById("panel").hidden ? 12 : size.height * 0.46 + 20,
});

// Moves the camera so that `chosen` fill the free part of the view.
function fit(chosen, most = 1.25) {
  const list = chosen.filter((node) => node.visible);
  if (!list.length) return;
  const left = Math.min(...list.map((n) => n.x - 60));
  const right = Math.max(...list.map((n) => n.x + 60));
  const top = Math.min(...list.map((n) => n.y - 24));
  const bottom = Math.max(...list.map((n) => n.y + 52));
  const free = inset();
  const wide = Math.max(120, size.width - free.left - free.right);
  const high = Math.max(120, size.height - free.top - free.bottom);
  const zoom = Math.min(wide / (right - left), high / (bottom - top), most);
  glide((left + right) / 2 - (free.left - free.right) / 2 / zoom, (top + bottom) / 2 - (free.top - free.bottom) / 2 / zoom, zoom);
}

let gliding = 0;
function glide(x, y, zoom) {
  cancelAnimationFrame(gliding);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches || !document.body.dataset.ready;
  if (still) {
    Object.assign(camera, { x, y, zoom });
    draw();
    return;
  }
  const from = { ...camera };
  const start = performance.now();
  const step = (now) => {
    const t = Math.min(1, (now - start) / 350);
    const eased = 1 - Math.pow(1 - t, 3);
    camera.x = from.x + (x - from.x) * eased;
    camera.y = from.y + (y - from.y) * eased;
    camera.zoom = from.zoom * Math.pow(zoom / from.zoom, eased);
    draw();
    if (t < 1) gliding = requestAnimationFrame(step);
  };
  gliding = requestAnimationFrame(step);
}

function zoomAt(x, y, factor) {
  cancelAnimationFrame(gliding);
  const [wx, wy] = [worldX(x), worldY(y)];
  camera.zoom = Math.max(0.03, Math.min(8, camera.zoom * factor));
  camera.x += wx - worldX(x);
  camera.y += wy - worldY(y);
  draw();
}
