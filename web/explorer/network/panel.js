// Beside the picture: the selected entity with its neighbours, or the sentences behind a line.

import { get } from "../api.js";
import { clear, dot, el } from "../dom.js";
import { sentence } from "../sentence.js";
import { count, day, label, t } from "../words.js";

// 《标题》 2022-01-11 常州日报
export const cited = (article) => [
  el("cite", {}, article.title), " ", el("span", { class: "soft" }, [day(article.date), article.newspaper].filter(Boolean).join(" · ")),
];

// One claim with its sentences.
export function claim(it, meta) {
  const predicate = meta.predicates.find((p) => p.id === it.predicate);
  const at = it.sentences?.[0];
  const place = at ? `?at=${at.start}&end=${at.start + Array.from(at.text).length}` : "";
  return el("article", { class: "claim" },
    el("header", {}, el("strong", {}, label(predicate)),
      it.title && el("span", {}, `（${it.title}）`), it.change && el("span", { class: "tag" }, label(meta.words.changes[it.change])),
      it.modality !== "done" && el("span", { class: `tag ${it.modality}` }, label(meta.words.modalities[it.modality]))),
    (it.sentences ?? []).map((one) => sentence(one, { trigger: it.trigger, ends: [it.subject, it.object] })),
    el("footer", {}, el("a", { href: `#/article/${encodeURIComponent(it.article.id)}${place}`, title: t("inArticle") }, cited(it.article)),
      el("span", { class: "soft" }, `${t("rule")} ${it.rule ?? "–"} · ${t("confidenceIs", it.confidence.toFixed(2))}`)));
}

export class Panel {
  constructor({ meta, filters, act }) {
    Object.assign(this, { meta, filters, act });
    this.element = el("aside", { class: "panel", hidden: true, "aria-live": "polite" });
    this.turn = 0;
  }

  open(...content) {
    this.element.hidden = false;
    clear(this.element, el("button", { class: "close", title: t("close"), "aria-label": t("close"), onclick: () => this.act.nothing() }, "×"), content);
    this.element.scrollTop = 0;
  }

  close() {
    this.turn += 1;
    this.element.hidden = true;
    clear(this.element);
  }

  async entity(id) {
    const mine = (this.turn += 1);
    const answer = await get("entity", { id });
    if (mine !== this.turn) return;
    const { entity, aliases, facts } = answer;
    const { meta } = this;
    this.open(
      el("h2", {}, dot(entity.type), entity.name),
      el("p", { class: "soft" }, [label(meta.types.find((type) => type.id === entity.type)), entity.class && label(meta.words.classes[entity.class]),
        t("mentionedIn", count(answer.articleCount), count(answer.mentionCount))].filter(Boolean).join(" · ")),
      aliases.length > 0 && el("p", { class: "soft" }, `${t("aliases")} ${aliases.join("、")}`),
      el("div", { class: "actions" },
        el("button", { class: "primary", onclick: () => this.act.expand(id) }, t("expand")),
        el("a", { class: "button", href: `#/entity/${encodeURIComponent(id)}` }, t("page")),
        el("button", { onclick: () => this.act.remove(id) }, t("remove"))),
      facts.map((group) => {
        const predicate = meta.predicates.find((p) => p.id === group.predicate);
        const name = group.outgoing ? label(predicate) : label({ zh: predicate.inverseZh, en: predicate.inverseEn });
        return el("section", { class: "facts" }, el("h3", {}, name, group.modality !== "done" && el("span", { class: `tag ${group.modality}` }, label(meta.words.modalities[group.modality])), el("span", { class: "count" }, count(group.total))),
          el("ul", {}, group.others.slice(0, 30).map((other) => el("li", {},
            el("button", { class: "name", onclick: () => this.act.select(other.id) }, dot(other.type), other.name),
            el("button", { class: "said", title: t("evidence"), onclick: () => this.act.edge(id, other.id) }, `“ ${count(other.claims)}`)))),
          group.total > 30 && el("a", { href: `#/entity/${encodeURIComponent(id)}` }, t("more", count(group.total - 30))));
      }));
  }

  async evidence(one, other) {
    const mine = (this.turn += 1);
    const answer = await get("evidence", { one, other, ...this.filters() });
    if (mine !== this.turn) return;
    this.open(
      el("h2", { class: "ends" }, [answer.one, answer.other].map((end, at) => [at ? el("span", { class: "soft" }, " — ") : null,
        el("button", { class: "name", onclick: () => this.act.select(end.id) }, dot(end.type), end.name)])),
      el("p", { class: "soft" }, answer.total > answer.claims.length ? t("moreClaims", count(answer.total), answer.claims.length) : t("claims", count(answer.total))),
      answer.claims.map((it) => claim(it, this.meta)));
  }
}
