// Small charts, drawn as SVG without a library.

const NS = "http://www.w3.org/2000/svg";

function svg(tag, attributes, ...children) {
  const it = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) it.setAttribute(name, value);
  it.append(...children);
  return it;
}

const short = (number) => {
  const size = Math.abs(number);
  if (size >= 1e8) return `${+(number / 1e8).toPrecision(4)}亿`;
  if (size >= 1e4) return `${+(number / 1e4).toPrecision(4)}万`;
  return String(+number.toPrecision(6));
};

// Values over time. `points`: { at (a year, with a fraction), value, label }.
export function line(points, title) {
  const [wide, high, left, right, top, bottom] = [420, 150, 56, 16, 18, 24];
  const sorted = [...points].sort((a, b) => a.at - b.at);
  const [first, last] = [sorted[0].at, sorted[sorted.length - 1].at];
  const values = sorted.map((p) => p.value);
  const [least, most] = [Math.min(0, ...values), Math.max(...values, 1e-9)];
  const x = (at) => (first === last ? (left + wide - right) / 2 : left + ((at - first) / (last - first)) * (wide - left - right));
  const y = (value) => top + (1 - (value - least) / (most - least || 1)) * (high - top - bottom);
  const chart = svg("svg", { class: "chart", viewBox: `0 0 ${wide} ${high}`, role: "img", "aria-label": title });
  for (const value of new Set([least, most])) {
    chart.append(svg("line", { class: "axis", x1: left, x2: wide - right, y1: y(value), y2: y(value) }), svg("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, short(value)));
  }
  if (first !== last) chart.append(svg("polyline", { class: "series", points: sorted.map((p) => `${x(p.at)},${y(p.value)}`).join(" ") }));
  for (const p of sorted) chart.append(svg("circle", { cx: x(p.at), cy: y(p.value), r: 4 }, svg("title", {}, p.label)));
  const ends = first === last ? [[first, "middle"]] : [[first, "start"], [last, "end"]];
  for (const [at, anchor] of ends) chart.append(svg("text", { x: x(at), y: high - 6, "text-anchor": anchor }, String(Math.floor(at))));
  return chart;
}

// `rows`: { name, value }. As wide as `room`, so that the names are as large as other text.
export function bars(rows, title, room = 720) {
  const wide = Math.max(280, Math.min(1000, Math.floor(room)));
  const [each, left] = [24, Math.min(320, Math.floor(wide * 0.42))];
  const fitting = Math.floor((left - 12) / 12);
  const most = Math.max(...rows.map((r) => r.value), 1e-9);
  const chart = svg("svg", { class: "chart fixed", width: wide, viewBox: `0 0 ${wide} ${rows.length * each + 6}`, role: "img", "aria-label": title });
  rows.forEach(({ name, value }, at) => {
    const top = at * each + 3;
    const letters = Array.from(name);
    const long = Math.max(1, (Math.max(0, value) / most) * (wide - left - 60));
    chart.append(
      svg("text", { class: "name", x: left - 8, y: top + 15, "text-anchor": "end" }, letters.length > fitting ? `${letters.slice(0, fitting - 1).join("")}…` : name, svg("title", {}, name)),
      svg("rect", { class: "bar", x: left, y: top + 2, width: long, height: each - 7, rx: 3 }, svg("title", {}, `${name} ${value}`)),
      svg("text", { x: left + long + 6, y: top + 15 }, short(value)));
  });
  return chart;
}

// 2020年3月 → 2020.17, 2020-03-05 → 2020.17; nothing for what names no year.
export function when(text) {
  const found = /((?:19|20)\d\d)(?:[年-](\d{1,2}))?/.exec(text ?? "");
  return found ? Number(found[1]) + (found[2] ? (Math.min(12, Math.max(1, Number(found[2]))) - 1) / 12 : 0) : null;
}
