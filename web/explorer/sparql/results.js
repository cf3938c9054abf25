// Results as table, network, bars or timeline.

import { among } from "../api.js";
import { bars, when } from "../chart.js";
import { clear, el, later } from "../dom.js";
import { small } from "../entity.js";
import { count, t } from "../words.js";
import { shorten } from "./terms.js";

const SHOWN = 1000;

const isNumber = (term) => term?.datatype && /#(integer|decimal|double|float|int|long|nonNegativeInteger|gYear)$/.test(term.datatype);

function cell(term, meta, names) {
  if (!term) return el("td", {});
  if (term.type === "uri") {
    const [prefix, local] = shorten(term.value, meta.prefixes);
    if (prefix === "e") return el("td", { title: term.value }, el("a", { href: `#/entity/${encodeURIComponent(term.value.slice(meta.base.length + 3))}` }, local));
    if (prefix === "article" && !local.includes("#")) return el("td", { title: term.value }, el("a", { href: `#/article/${encodeURIComponent(local)}` }, `article:${local}`));
    if (/^https?:\/\//.test(term.value) && !prefix) return el("td", {}, el("a", { href: term.value, rel: "noopener noreferrer", target: "_blank" }, local));
    return el("td", { title: term.value }, prefix ? `${prefix}:${local}` : local);
  }
  if (term.type === "triple") return el("td", {}, JSON.stringify(term.value));
  // A literal that is the name of an entity leads there.
  const id = term["xml:lang"] && names.get(term.value);
  const text = id ? el("a", { href: `#/entity/${encodeURIComponent(id)}` }, term.value) : term.value;
  const about = term["xml:lang"] && term["xml:lang"] !== "zh" ? `@${term["xml:lang"]}` : "";
  return el("td", { class: isNumber(term) ? "figure" : null }, text, about && el("span", { class: "about" }, about));
}

export function table({ head, results }, meta, names = new Map()) {
  return el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, head.vars.map((name) => el("th", {}, name)))),
    el("tbody", {}, results.bindings.slice(0, SHOWN).map((row) => el("tr", {}, head.vars.map((name) => cell(row[name], meta, names)))))));
}

// The entities that rows name, by IRI or by their one name.
function idsOf({ head, results }, meta) {
  const space = `${meta.base}id/`;
  const ids = new Set();
  for (const row of results.bindings) for (const name of head.vars) {
    const term = row[name];
    if (term?.type === "uri" && term.value.startsWith(space)) ids.add(term.value.slice(space.length));
    else if (term?.["xml:lang"] === "zh" && term.value.length <= 40 && /^[\p{L}\p{N}]+$/u.test(term.value)) ids.add(term.value);
  }
  return [...ids].slice(0, 3000);
}

async function network(holder, answer, meta) {
  const found = await among(idsOf(answer, meta));
  if (!found.nodes.length) return void clear(holder, el("p", { class: "soft" }, t("noChart")));
  const picture = el("div", { class: "mini" });
  clear(holder, picture, el("p", {}, el("a", { href: `#/network?around=${found.nodes.slice(0, 12).map((node) => encodeURIComponent(node.id)).join(",")}` }, t("openNetwork"))));
  return small(picture, { ...found, nodes: found.nodes.slice(0, 400), edges: found.edges.filter(({ s, t: target }) => s < 400 && target < 400) }, meta);
}

const textOf = (term, meta) => (term?.type === "uri" ? shorten(term.value, meta.prefixes)[1] : term?.value ?? "");

function barChart(holder, { head, results }, meta) {
  const number = head.vars.findLast((name) => results.bindings.some((row) => isNumber(row[name]) && !/gYear$/.test(row[name].datatype)));
  // Without a number: how many rows each value has.
  const name = head.vars.find((one) => one !== number);
  // Where the first column does not tell rows apart, the next is part of the name.
  const texts = head.vars.filter((one) => results.bindings.some((row) => row[one] && !isNumber(row[one])));
  const saying = (count) => (row) => texts.slice(0, count).map((one) => textOf(row[one], meta)).filter(Boolean).join(" · ");
  const tellApart = (count) => new Set(results.bindings.map(saying(count))).size === results.bindings.length;
  const full = saying(tellApart(1) ? 1 : 2);
  let rows;
  if (number && name) rows = results.bindings.filter((row) => row[number]).map((row) => ({ name: texts.length ? full(row) : textOf(row[name], meta), value: Number(row[number].value) }));
  else {
    const counts = new Map();
    for (const row of results.bindings) counts.set(textOf(row[name], meta), (counts.get(textOf(row[name], meta)) ?? 0) + 1);
    rows = [...counts].map(([one, value]) => ({ name: one, value })).sort((a, b) => b.value - a.value);
  }
  rows = rows.filter((row) => Number.isFinite(row.value)).slice(0, 60);
  clear(holder, rows.length ? el("figure", {}, el("figcaption", {}, number && name ? `${name} · ${number}` : `${name} · ${t("rowsCount", "").trim() || "n"}`), bars(rows, t("bars"), holder.clientWidth)) : el("p", { class: "soft" }, t("noChart")));
}

function events(holder, { head, results }, meta, names) {
  const isDate = (term) => term && when(term.value) !== null && /^\d{4}(-\d\d)?/.test(term.value);
  const date = head.vars.find((name) => results.bindings.some((row) => isDate(row[name])));
  if (!date) return void clear(holder, el("p", { class: "soft" }, t("noChart")));
  const rows = results.bindings.filter((row) => row[date]).sort((a, b) => (a[date].value < b[date].value ? -1 : 1)).slice(0, SHOWN);
  clear(holder, el("ol", { class: "events" }, rows.map((row) => el("li", {}, el("time", {}, row[date].value.slice(0, 10)), el("dl", {}, head.vars.filter((name) => name !== date && row[name]).map((name) => {
    const shown = cell(row[name], meta, names);
    return [el("dt", {}, name), el("dd", {}, [...shown.childNodes])];
  }))))));
}

const KINDS = { table: (holder, answer, meta, names) => clear(holder, table(answer, meta, names)), asNetwork: network, bars: barChart, timeline: events };

// Shows an answer with tabs; `kept` is the chosen kind.
export function results(holder, answer, meta, kind, chosen) {
  const names = new Map();
  const body = el("div", { role: "tabpanel" });
  let open = null;
  const show = async (name) => {
    open?.close?.();
    chosen(name);
    for (const tab of tabs) tab.setAttribute("aria-selected", String(tab.dataset.kind === name));
    clear(body, el("p", { class: "soft" }, t("loading")));
    open = await KINDS[name](body, answer, meta, names);
  };
  const tabs = Object.keys(KINDS).map((name) => el("button", { role: "tab", data: { kind: name }, onclick: () => show(name) }, t(name)));
  clear(holder, el("div", { class: "tabs", role: "tablist" }, tabs), body);
  const ready = show(KINDS[kind] ? kind : "table");
  // Names that entities have become links once it is known which they are.
  const linked = later(0, async () => {
    const found = await among(idsOf(answer, meta));
    for (const node of found.nodes) names.set(node.name, node.id);
    if (names.size && body.querySelector("table")) KINDS.table(body, answer, meta, names);
  });
  ready.then(linked);
  return { close: () => open?.close?.(), count: count(answer.results.bindings.length) };
}

export { SHOWN };
