// Text of an article with what it mentions coloured, and what made a rule fire underlined.

import { el } from "./dom.js";

// `spans`: { from, to, make(text) } in code points from the text's first; the earliest and longest wins.
export function marked(text, spans) {
  const letters = Array.from(text);
  const parts = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (span.from < at || span.to > letters.length || span.to <= span.from) continue;
    if (span.from > at) parts.push(letters.slice(at, span.from).join(""));
    parts.push(span.make(letters.slice(span.from, span.to).join("")));
    at = span.to;
  }
  parts.push(letters.slice(at).join(""));
  return parts;
}

export const entityLink = (id, type, text, title) =>
  el("a", { class: "mention", href: `#/entity/${encodeURIComponent(id)}`, data: { type: type ?? "", entity: id }, title }, text);

// A sentence of a claim: its mentions, the ones that the claim relates stronger than others, and the trigger.
export function sentence({ text, start, mentions }, { trigger, ends } = {}) {
  const spans = (mentions ?? []).map(([from, to, id, type]) => ({
    from: from - start,
    to: to - start,
    make: (name) => {
      const link = entityLink(id, type, name);
      if (ends?.includes(id)) link.classList.add("end");
      return link;
    },
  }));
  if (trigger && trigger[1] > trigger[0]) {
    spans.push({ from: trigger[0] - start, to: trigger[1] - start, make: (words) => el("em", { class: "trigger" }, words) });
  }
  return el("blockquote", {}, marked(text ?? "", spans));
}
