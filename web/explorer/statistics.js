// The numbers that articles state, as a table.

import { get, query } from "./api.js";
import { narrowing, pages } from "./articles.js";
import { clear, dot, el } from "./dom.js";
import { keep } from "./main.js";
import { cited } from "./network/panel.js";
import { sentence } from "./sentence.js";
import { count, label, t } from "./words.js";

const PAGE = 50;

function row(it, meta) {
  const at = it.sentences?.[0];
  const place = at ? `?at=${at.start}&end=${at.start + Array.from(at.text).length}` : "";
  return el("tr", {},
    el("td", { data: { name: t("about") } }, it.subject ? el("a", { href: `#/entity/${encodeURIComponent(it.subject.id)}` }, dot(it.subject.type), it.subject.name) : ""),
    el("td", { data: { name: t("measure") } }, it.measure), el("td", { class: "figure", data: { name: t("value") } }, it.text),
    el("td", { data: { name: t("kind") } }, label(meta.words.kinds[it.kind])), el("td", { data: { name: t("period") } }, [it.period ?? "", it.date && it.date !== it.period && el("div", { class: "soft" }, it.date)]),
    el("td", { data: { name: t("source") } }, el("details", {}, el("summary", {}, cited(it.article)), (it.sentences ?? []).map((one) => sentence(one, { ends: it.subject ? [it.subject.id] : [] })),
      el("a", { href: `#/article/${encodeURIComponent(it.article.id)}${place}` }, t("inArticle")))));
}

export async function open(root, { params, meta }) {
  const state = Object.fromEntries(params);
  const body = el("tbody", {});
  const foot = el("div", {});
  const file = el("a", { class: "button", download: "statistics.csv" }, t("exportCsv"));
  const show = async (offset = 0) => {
    keep("statistics", { ...state, offset: offset || null });
    file.href = `/api/statistics.csv${query(state)}`;
    const { total, rows } = await get("statistics", { ...state, offset, limit: PAGE });
    clear(body, rows.map((it) => row(it, meta)));
    if (!rows.length) clear(body, el("tr", {}, el("td", { colSpan: 6, class: "soft" }, t("nothingFound"))));
    clear(foot, total > PAGE ? pages(offset, total, PAGE, (next) => { show(next); scrollTo(0, 0); }) : el("p", { class: "pages" }, t("rowsCount", count(total))));
  };
  const form = el("form", { class: "narrow", onsubmit: (event) => event.preventDefault(), onchange: () => { Object.assign(state, Object.fromEntries(new FormData(form))); show(); } },
    el("label", { class: "grow" }, t("about"), el("input", { name: "who", type: "search", value: state.who ?? "", placeholder: t("searchHint") })),
    el("label", { class: "grow" }, t("measure"), el("input", { name: "measure", type: "search", value: state.measure ?? "" })),
    el("label", {}, t("kind"), el("select", { name: "kind" }, el("option", { value: "" }, t("anyKind")),
      Object.entries(meta.words.kinds).map(([id, kind]) => el("option", { value: id, selected: state.kind === id }, label(kind))))),
    narrowing(state, meta), file);
  clear(root, el("h1", {}, t("statistics")), form,
    el("div", { class: "scroll" }, el("table", { class: "cards" }, el("thead", {}, el("tr", {}, ["about", "measure", "value", "kind", "period", "source"].map((name) => el("th", {}, t(name))))), body)), foot);
  delete state.offset;
  await show(Number(params.get("offset")) || 0);
}
