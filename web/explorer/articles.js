// The list of articles, and an article with its mentions coloured.

import { get } from "./api.js";
import { clear, dot, el } from "./dom.js";
import { keep } from "./main.js";
import { claim } from "./network/panel.js";
import { searchBox } from "./search.js";
import { entityLink, marked } from "./sentence.js";
import { count, day, label, t } from "./words.js";

const PAGE = 50;

// Forward and back through rows.
export function pages(offset, total, size, turn) {
  return el("p", { class: "pages" },
    el("button", { disabled: offset === 0, onclick: () => turn(Math.max(0, offset - size)) }, t("previous")),
    el("span", {}, t("pageOf", count(Math.min(offset + 1, total)), count(Math.min(offset + size, total)), count(total))),
    el("button", { disabled: offset + size >= total, onclick: () => turn(offset + size) }, t("next")));
}

// Newspapers and days, as many lists narrow by them.
export const narrowing = (state, meta) => [
  meta.newspapers.length > 0 && el("label", {}, t("newspaper"), el("select", { name: "newspaper" }, el("option", { value: "" }, t("anyPaper")),
    meta.newspapers.map((paper) => el("option", { value: paper.name, selected: state.newspaper === paper.name }, `${paper.name} (${count(paper.articles)})`)))),
  el("label", {}, t("from"), el("input", { name: "from", type: "date", value: state.from ?? "" })),
  el("label", {}, t("to"), el("input", { name: "to", type: "date", value: state.to ?? "" })),
];

async function list(root, { params, meta }) {
  const state = Object.fromEntries(params);
  const rows = el("ul", { class: "list" });
  const foot = el("div", {});
  const show = async (offset = 0) => {
    keep("articles", { ...state, offset: offset || null });
    const { total, articles } = await get("articles", { ...state, offset, limit: PAGE });
    clear(rows, articles.map((article) => el("li", {}, el("a", { href: `#/article/${encodeURIComponent(article.id)}` }, article.title), el("br"),
      el("span", { class: "soft" }, [day(article.date) || t("noDate"), article.newspaper, article.section, t("statements", count(article.claims))].filter(Boolean).join(" · ")))));
    if (!articles.length) clear(rows, el("li", { class: "soft" }, t("nothingFound")));
    clear(foot, total > PAGE ? pages(offset, total, PAGE, (next) => { show(next); scrollTo(0, 0); }) : el("p", { class: "pages" }, t("articleCount", count(total))));
  };
  const form = el("form", { class: "narrow", onsubmit: (event) => event.preventDefault(), onchange: () => { Object.assign(state, Object.fromEntries(new FormData(form))); show(); } },
    el("label", { class: "grow" }, t("titleContains"), el("input", { name: "q", type: "search", value: state.q ?? "" })),
    el("div", { class: "grow" }, state.entity
      ? el("button", { type: "button", class: "chosen", onclick: () => { delete state.entity; delete state.offset; list(root, { params: new URLSearchParams(state), meta }); } }, `${t("entityNamed")} ${decodeURIComponent(state.entity)} ×`)
      : searchBox({ placeholder: "entityNamed", take: (entity) => list(root, { params: new URLSearchParams({ ...state, entity: entity.id }), meta }) })),
    narrowing(state, meta));
  clear(root, el("h1", {}, t("articles")), form, rows, foot);
  await show(Number(state.offset) || 0);
}

async function one(root, { id, params, meta }) {
  const answer = await get("article", { id });
  const { article, text, mentions, relations, numbers } = answer;
  document.title = `${article.title} · 图谱 tupu`;
  const name = (entity) => answer.names[entity] ?? entity;
  const [from, to] = [Number(params.get("at") ?? -1), Number(params.get("end") ?? -1)];
  const body = el("div", { class: "article-text", lang: "zh-CN" });
  const spans = mentions.map(([begin, end, entity, type, rule, resolution, confidence]) => ({ begin, end, make: (words) => {
    const link = entityLink(entity, type, words);
    link.describe = () => [
      el("div", {}, dot(type), el("strong", {}, name(entity))),
      el("div", { class: "soft" }, `${label(meta.types.find((it) => it.id === type))} · ${t("resolved")} ${label(meta.words.resolutions[resolution])} · ${rule} · ${confidence.toFixed(2)}`),
    ];
    return link;
  } }));
  const counted = numbers.map((number) => ({ begin: number.span[0], end: number.span[1], make: (words) => el("span", { class: "figure-span", title: `${number.measure} · ${label(meta.words.kinds[number.kind])}` }, words) }));
  const within = (start, end) => [...spans, ...counted].filter((span) => span.begin >= start && span.end <= end).map((span) => ({ from: span.begin - start, to: span.end - start, make: span.make }));
  let at = 0;
  for (const [number, line] of text.split("\n").entries()) {
    const letters = Array.from(line);
    const end = at + letters.length;
    // The first line is the headline, which stands above already where it is the title.
    if (line && !(number === 0 && line === article.title)) {
      const [a, b] = [Math.max(from, at), Math.min(to, end)];
      const piece = (start, stop) => marked(letters.slice(start - at, stop - at).join(""), within(start, stop));
      const lit = a < b && el("mark", { class: "wanted" }, piece(a, b));
      body.append(el("p", {}, lit ? [piece(at, a), lit, piece(b, end)] : piece(at, end)));
    }
    at = end + 1;
  }
  const entities = [...new Map(mentions.map(([, , entity, type]) => [entity, type]))];
  clear(root,
    el("header", {}, el("h1", {}, article.title),
      el("p", { class: "lede" }, [day(article.date) || t("noDate"), article.newspaper, answer.section, answer.locality].filter(Boolean).join(" · ")),
      el("p", { class: "formats" }, /^https?:\/\//.test(answer.url ?? "") && el("a", { href: answer.url, rel: "noopener noreferrer external", target: "_blank" }, t("original")),
        answer.iri.startsWith(meta.base) && [el("a", { href: `/${answer.iri.slice(meta.base.length)}?format=html` }, t("statementsPage")), el("a", { href: `/${answer.iri.slice(meta.base.length)}?format=turtle` }, "turtle")])),
    el("div", { class: "legend" }, meta.types.map((type) => el("span", {}, dot(type.id), label(type)))),
    el("div", { class: "columns" },
      el("div", { class: "card" }, text ? body : [el("p", { class: "soft" }, t("noText")), answer.claims.map((it) => claim(it, meta))]),
      el("div", {},
        relations.length > 0 && el("section", { class: "card" }, el("h2", {}, t("relationsHere"), el("span", { class: "count" }, relations.length)), el("ul", { class: "list" }, relations.map((relation) => el("li", {},
          el("a", { href: `#/entity/${encodeURIComponent(relation.subject)}` }, name(relation.subject)), ` ${label(meta.predicates.find((p) => p.id === relation.predicate))}${relation.title ? `（${relation.title}）` : ""} `,
          el("a", { href: `#/entity/${encodeURIComponent(relation.object)}` }, name(relation.object)),
          relation.modality !== "done" && el("span", { class: `tag ${relation.modality}` }, label(meta.words.modalities[relation.modality])), " ",
          el("button", { class: "said", title: `${t("rule")} ${relation.rule} · ${t("confidenceIs", relation.confidence.toFixed(2))}`, onclick: () => {
            location.hash = `#/article/${encodeURIComponent(id)}?at=${relation.evidence[0]}&end=${relation.evidence[1]}`;
          } }, "“”"))))),
        el("section", { class: "card" }, el("h2", {}, t("entitiesHere"), el("span", { class: "count" }, entities.length)), el("dl", { class: "facts-page" }, meta.types.map((type) => {
          const these = entities.filter(([, kind]) => kind === type.id);
          return these.length > 0 && [el("dt", {}, label(type)), el("dd", {}, these.map(([entity]) => el("span", { class: "thing" }, dot(type.id), el("a", { href: `#/entity/${encodeURIComponent(entity)}`, data: { of: entity } }, name(entity)))))];
        }))),
        numbers.length > 0 && el("section", { class: "card" }, el("h2", {}, t("numbersHere"), el("span", { class: "count" }, numbers.length)), el("table", { class: "cards" }, el("tbody", {}, numbers.map((number) => el("tr", {},
          el("td", { data: { name: t("about") } }, number.subject ? el("a", { href: `#/entity/${encodeURIComponent(number.subject)}` }, name(number.subject)) : ""), el("td", { data: { name: t("measure") } }, number.measure),
          el("td", { data: { name: t("value") } }, number.text), el("td", { data: { name: t("period") } }, number.period ?? "")))))))));
  const hover = hovering(root);
  body.querySelector(".wanted")?.scrollIntoView({ block: "center" });
  return { close: hover };
}

// What the pointer or the keyboard is on is told beside it.
function hovering(root) {
  const card = el("div", { class: "hover-card", role: "tooltip", hidden: true });
  document.body.append(card);
  const show = ({ target }) => {
    const link = target.closest?.(".mention");
    card.hidden = !link?.describe;
    for (const lit of root.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!link?.describe) return;
    for (const same of root.querySelectorAll(".mention")) if (same.dataset.entity === link.dataset.entity) same.classList.add("lit");
    clear(card, link.describe());
    const box = link.getBoundingClientRect();
    card.style.left = `${Math.max(8, Math.min(innerWidth - 310, box.left)) + scrollX}px`;
    card.style.top = `${box.bottom + 6 + scrollY}px`;
  };
  root.addEventListener("mouseover", show);
  root.addEventListener("focusin", show);
  return () => {
    root.removeEventListener("mouseover", show);
    root.removeEventListener("focusin", show);
    card.remove();
  };
}

export const open = (root, place) => (place.view === "article" ? one(root, place) : list(root, place));
