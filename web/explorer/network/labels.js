// Names on the picture. The larger first; a name that would lie on another waits until there is room.

import { colour } from "../settings.js";

const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif';
const MOST = 260;

// In ems: Han are square, Latin about half as wide.
export function width(text) {
  let ems = 0;
  for (const c of text) ems += c < "\u0250" ? 0.58 : 1;
  return ems;
}

export const shorten = (name, most = 14) => {
  const letters = Array.from(name);
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : name;
};

class Taken {
  constructor() { this.cells = new Map(); }

  *cellsOf([left, top, right, bottom]) {
    for (let x = Math.floor(left / 64); x <= Math.floor(right / 64); x += 1) {
      for (let y = Math.floor(top / 32); y <= Math.floor(bottom / 32); y += 1) yield x * 100003 + y;
    }
  }

  free(box) {
    for (const cell of this.cellsOf(box)) {
      for (const t of this.cells.get(cell) ?? []) {
        if (box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3]) return false;
      }
    }
    return true;
  }

  take(box) {
    for (const cell of this.cellsOf(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }
}

// What is written where: { text, x, y, px, strong, faint, edge } in pixels of the picture.
// `nodes`: { name, x, y, radius, first, chosen, faint } the most important first.
export function arrange(nodes, edges, { wide, high, scale = 1 }, most = MOST) {
  const taken = new Taken();
  const written = [];
  const seen = nodes.filter((n) => n.x > -40 && n.y > -20 && n.x < wide + 40 && n.y < high + 20);
  // Discs keep their room: a name does not lie on them; where there are many, on the large ones.
  const least = seen.length > 400 ? 9 : 4;
  for (const n of seen) if (n.radius > least) taken.take([n.x - n.radius * 0.7, n.y - n.radius * 0.7, n.x + n.radius * 0.7, n.y + n.radius * 0.7]);
  const write = (n) => {
    const text = n.chosen ? n.name : shorten(n.name);
    const px = n.chosen ? 15 : n.radius >= 14 ? 14 : n.radius >= 8 ? 13 : 12;
    const half = (width(text) * px) / 2 + 2;
    const top = n.y + n.radius + 2;
    for (const [x, y] of [[n.x, top], [n.x, n.y - n.radius - px - 3], [n.x + n.radius + half + 1, n.y - px / 2], [n.x - n.radius - half - 1, n.y - px / 2]]) {
      const box = [x - half, y, x + half, y + px + 2];
      // Not cut by the edge, unless its disc is.
      const cut = (box[0] < 0 && n.x > 0) || (box[2] > wide && n.x < wide) || (box[3] > high && n.y < high) || (y < 0 && n.y > 0);
      if (!n.chosen && (cut || !taken.free(box))) { if (n.first || n.radius > 5 * scale) continue; return; }
      taken.take(box);
      written.push({ text, x, y, px, strong: n.chosen || n.radius >= 14, faint: n.faint });
      return;
    }
  };
  for (const n of seen) if (n.chosen) write(n);
  for (const n of seen) if (!n.chosen && n.first) write(n);
  for (const { text, ax, ay, bx, by } of edges) {
    const half = (width(text) * 11) / 2 + 2;
    if (Math.hypot(bx - ax, by - ay) < 2 * half + 24) continue;
    for (const share of [0.5, 0.62, 0.38]) {
      const [x, y] = [ax + (bx - ax) * share, ay + (by - ay) * share - 7];
      const box = [x - half, y, x + half, y + 13];
      if (!taken.free(box)) continue;
      taken.take(box);
      written.push({ text, x, y, px: 11, edge: true });
      break;
    }
  }
  for (const n of seen) {
    if (written.length >= most) break;
    if (!n.chosen && !n.first && n.radius >= 3 * scale) write(n);
  }
  return written;
}

// A canvas over the picture.
export class Names {
  constructor(holder) {
    this.canvas = document.createElement("canvas");
    this.canvas.className = "names";
    holder.append(this.canvas);
    this.pen = this.canvas.getContext("2d");
  }

  draw(written, { wide, high }) {
    const { canvas, pen } = this;
    const scale = devicePixelRatio || 1;
    if (canvas.width !== Math.round(wide * scale) || canvas.height !== Math.round(high * scale)) {
      canvas.width = Math.round(wide * scale);
      canvas.height = Math.round(high * scale);
    }
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, wide, high);
    pen.textAlign = "center";
    pen.textBaseline = "top";
    pen.lineJoin = "round";
    const [paper, ink, soft] = [colour("paper"), colour("ink"), colour("strong")];
    for (const { text, x, y, px, strong, faint, edge } of written) {
      pen.font = `${strong ? 600 : 400} ${px}px ${FONT}`;
      pen.globalAlpha = faint ? 0.35 : 1;
      pen.lineWidth = 3.5;
      pen.strokeStyle = paper;
      pen.strokeText(text, x, y);
      pen.fillStyle = edge ? soft : ink;
      pen.fillText(text, x, y);
    }
    pen.globalAlpha = 1;
    canvas.dataset.written = String(written.length);
  }
}

export { FONT };
