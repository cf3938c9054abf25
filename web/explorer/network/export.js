// The picture as a file: SVG and PNG as it is on screen, GEXF with everything that is in it.

import { colour } from "../settings.js";
import { label } from "../words.js";
import { FONT, arrange } from "./labels.js";

const escape = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.codePointAt(0)};`)
  // What XML 1.0 forbids.
  .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
const round = (number) => Math.round(number * 10) / 10;

export function svg(drawing) {
  const { sigma, graph } = drawing;
  const { wide, high } = drawing.size();
  const nodes = drawing.scene();
  const places = new Map(nodes.map((node) => [node.id, node]));
  const lines = graph.mapEdges((edge, it, source, target) => {
    const [a, b, shown] = [places.get(source), places.get(target), sigma.getEdgeDisplayData(edge)];
    if (!a || !b || !shown || shown.hidden) return "";
    return `<line x1="${round(a.x)}" y1="${round(a.y)}" x2="${round(b.x)}" y2="${round(b.y)}" stroke="${shown.color}" stroke-width="${round(shown.size)}"/>`;
  });
  const discs = [...nodes].reverse().map((n) => `<circle cx="${round(n.x)}" cy="${round(n.y)}" r="${round(n.radius)}" fill="${n.color}"><title>${escape(n.name)}</title></circle>`);
  const names = arrange(nodes, drawing.edgeNames(), { wide, high }).map((w) =>
    `<text x="${round(w.x)}" y="${round(w.y + w.px * 0.85)}" font-size="${w.px}" font-weight="${w.strong ? 600 : 400}" opacity="${w.faint ? 0.35 : 1}" fill="${colour(w.edge ? "strong" : "ink")}">${escape(w.text)}</text>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}">
<rect width="100%" height="100%" fill="${colour("paper")}"/>
<g stroke-linecap="round">${lines.join("")}</g>
<g stroke="${colour("paper")}" stroke-width="1">${discs.join("")}</g>
<g font-family='${FONT}' text-anchor="middle" paint-order="stroke" stroke="${colour("paper")}" stroke-width="3" stroke-linejoin="round">${names.join("")}</g>
</svg>`;
}

export async function png(drawing) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg(drawing)], { type: "image/svg+xml" }));
  await image.decode();
  const { wide, high } = drawing.size();
  const canvas = Object.assign(document.createElement("canvas"), { width: wide * 2, height: high * 2 });
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0, wide * 2, high * 2);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
}

// GEXF 1.3 (https://gexf.net), one edge a predicate.
export function gexf(drawing) {
  const { graph } = drawing;
  const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) || 0);
  const nodes = graph.mapNodes((id, it) => {
    const [r, g, b] = rgb(drawing.colourOf(it));
    return `<node id="${escape(id)}" label="${escape(it.label)}"><attvalues><attvalue for="type" value="${it.kind}"/><attvalue for="degree" value="${it.degree}"/><attvalue for="rank" value="${it.rank}"/>`
      + `</attvalues><viz:position x="${round(it.x)}" y="${round(it.y)}"/><viz:size value="${round(it.size)}"/><viz:color r="${r}" g="${g}" b="${b}"/></node>`;
  });
  let number = 0;
  const edges = graph.mapEdges((edge, it) => it.parts.map((part) =>
    `<edge id="${number += 1}" source="${escape(part.s)}" target="${escape(part.t)}" label="${escape(label(drawing.predicates.get(part.p)))}" weight="${part.n}"><attvalues><attvalue for="predicate" value="${part.p}"/><attvalue for="confidence" value="${part.c}"/><attvalue for="modality" value="${part.m ?? "done"}"/></attvalues></edge>`).join(""));
  return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph defaultedgetype="directed">
<attributes class="node"><attribute id="type" title="type" type="string"/><attribute id="degree" title="degree" type="integer"/><attribute id="rank" title="pagerank" type="double"/></attributes>
<attributes class="edge"><attribute id="predicate" title="predicate" type="string"/><attribute id="confidence" title="confidence" type="double"/><attribute id="modality" title="modality" type="string"/></attributes>
<nodes>${nodes.join("\n")}</nodes>
<edges>${edges.join("\n")}</edges>
</graph>
</gexf>
`;
}
