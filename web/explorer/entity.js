// The page of an entity: everything that is known of it, each fact with the way to its sentences.

import { get } from "./api.js";
import { line, when } from "./chart.js";
import { clear, dot, el, notice } from "./dom.js";
import { cited, claim } from "./network/panel.js";
import { count, day, label, t } from "./words.js";

const address = (id) => `#/entity/${encodeURIComponent(id)}`;
const named = (it) => (it ? el("a", { href: address(it.id) }, dot(it.type), it.name) : "");

// Name, and a button that unfolds the sentences below.
function thing(entity, other, meta) {
  const button = el("button", { title: t("evidence"), "aria-expanded": "false", onclick: async () => {
    const holder = button.closest("dd");
    const open = holder.querySelector(".unfolded");
    const same = open?.dataset.of === other.id;
    open?.remove();
    holder.querySelectorAll("[aria-expanded=true]").forEach((b) => b.setAttribute("aria-expanded", "false"));
    if (same) return;
    try {
      const answer = await get("evidence", { one: entity.id, other: other.id });
      button.setAttribute("aria-expanded", "true");
      holder.append(el("div", { class: "unfolded", data: { of: other.id } }, answer.claims.map((it) => claim(it, meta))));
    } catch (error) { notice(t("failed", error.message)); }
  } }, `“${other.claims > 1 ? count(other.claims) : ""}”`);
  return el("span", { class: "thing" }, dot(other.type), el("a", { href: address(other.id) }, other.name), button);
}

function facts({ entity, facts: groups }, meta) {
  if (!groups.length) return null;
  const shown = 24;
  return el("section", { class: "card" }, el("h2", {}, t("facts")), el("dl", { class: "facts-page" }, groups.map((group) => {
    const predicate = meta.predicates.find((p) => p.id === group.predicate);
    const name = group.outgoing ? label(predicate) : label({ zh: predicate.inverseZh, en: predicate.inverseEn });
    const rest = group.others.slice(shown);
    const dd = el("dd", {}, group.others.slice(0, shown).map((other) => thing(entity, other, meta)));
    if (rest.length) {
      const more = el("button", { onclick: () => more.replaceWith(...rest.map((other) => thing(entity, other, meta))) }, t("more", count(rest.length)));
      dd.append(more);
    }
    return [el("dt", {}, name, group.modality !== "done" && el("span", { class: `tag ${group.modality}` }, label(meta.words.modalities[group.modality]))), dd];
  })));
}

function table(title, columns, rows, most = 20) {
  if (!rows.length) return null;
  const body = el("tbody", {});
  const fill = (some) => body.append(...some.map((row) => el("tr", {}, columns.map(([name, cell]) => el("td", { class: name === "date" ? "day" : null, data: { name: t(name) } }, cell(row))))));
  fill(rows.slice(0, most));
  const rest = rows.slice(most);
  const more = rest.length > 0 && el("button", { onclick: () => { fill(rest); more.remove(); } }, t("more", count(rest.length)));
  return el("section", { class: "card" }, el("h2", {}, t(title)), el("table", { class: "cards" }, el("thead", {}, el("tr", {}, columns.map(([name]) => el("th", {}, t(name))))), body), more);
}

const source = (article) => (article ? el("a", { href: `#/article/${encodeURIComponent(article.id)}` }, cited(article)) : "");

const all = (things) => things.map((one, at) => [at ? "、" : "", named(one)]);
const sums = (it) => [it.amount, it.share].filter(Boolean).join("，");
const sureness = (it, meta) => it.modality && it.modality !== "done" && el("span", { class: `tag ${it.modality}` }, label(meta.words.modalities[it.modality]));

// Positions with dates, awards, endorsements, agreements, investments.
function happened(events, entity, meta) {
  const of = (kind) => events.filter((it) => it.kind === kind)
    .sort((a, b) => ((b.begin ?? b.date ?? b.day ?? day(b.article?.date)) < (a.begin ?? a.date ?? a.day ?? day(a.article?.date)) ? -1 : 1));
  const posts = of("post");
  const people = posts.some((post) => !post.agents.some((who) => who.id === entity.id));
  const from = ["source", (it) => source(it.article)];
  return [
    table("positions", [
      ["titleHeld", (post) => [post.title ?? "", post.change && el("span", { class: "tag" }, label(meta.words.changes[post.change])), post.former && el("span", { class: "tag" }, t("formerly"))]],
      [people ? "person" : "organisation", (post) => all(people ? post.agents : post.objects)],
      ["period", (post) => [post.begin ?? "", post.begin || post.end ? " – " : "", post.end ?? ""].join("")], ["seen", (post) => day(post.day)], from], posts),
    table("awards", [
      ["award", (it) => [all(it.objects), [it.edition, it.level].filter(Boolean).map((word) => el("span", { class: "tag" }, word))]], ["recipients", (it) => all(it.agents)],
      ["conferredBy", (it) => all(it.by)], ["date", (it) => it.date ?? day(it.article?.date)], from], of("award")),
    table("agreements", [["parties", (it) => [all(it.agents), sureness(it, meta)]], ["sum", sums], ["date", (it) => it.date ?? day(it.article?.date)], from], of("agreement")),
    table("investments", [["investor", (it) => [all(it.agents), sureness(it, meta)]], ["investee", (it) => all(it.objects)], ["sum", sums], ["date", (it) => it.date ?? day(it.article?.date)], from], of("investment")),
    table("endorsements", [["endorser", (it) => [all(it.agents), it.title && `（${it.title}）`]], ["work", (it) => all(it.objects)], ["date", (it) => it.date ?? day(it.article?.date)], from], of("endorsement")),
  ];
}

// Measures that are stated more than once become charts.
function numbers(rows, meta) {
  if (!rows.length) return null;
  const series = new Map();
  for (const row of rows) {
    const value = row.value ?? row.least ?? row.most;
    const at = when(row.date) ?? when(row.period) ?? when(row.article.date);
    if (value === null || value === undefined || at === null) continue;
    const key = `${row.measure}\t${row.unit}\t${row.kind}`;
    if (!series.has(key)) series.set(key, []);
    series.get(key).push({ at, value, label: `${row.text} ${row.period ?? day(row.article.date)}` });
  }
  const charts = [...series].filter(([, points]) => new Set(points.map((p) => p.at)).size > 1).slice(0, 6).map(([key, points]) => {
    const [measure, unit, kind] = key.split("\t");
    const title = [measure, unit && `（${unit}）`, label(meta.words.kinds[kind])].filter(Boolean).join(" ");
    return el("figure", {}, el("figcaption", {}, title), line(points, title));
  });
  const list = table("numbers", [["measure", (row) => row.measure], ["value", (row) => row.text], ["period", (row) => row.period ?? ""], ["kind", (row) => label(meta.words.kinds[row.kind])], ["source", (row) => source(row.article)]], rows, 12);
  list.querySelector("h2").after(...charts);
  return list;
}

export async function open(root, { id, meta }) {
  const answer = await get("entity", { id });
  const { entity, aliases, articles } = answer;
  const path = answer.iri.startsWith(meta.base) ? `/${answer.iri.slice(meta.base.length)}` : null;
  document.title = `${entity.name} · 图谱 tupu`;
  const picture = el("div", { class: "mini" });
  clear(root,
    el("header", {},
      el("div", { class: "headline" }, el("h1", {}, dot(entity.type), entity.name),
        el("span", { class: "soft" }, [label(meta.types.find((type) => type.id === entity.type)), entity.class && label(meta.words.classes[entity.class])].filter(Boolean).join(" · "))),
      aliases.length > 0 && el("p", { class: "lede" }, `${t("aliases")} ${aliases.join("、")}`),
      el("p", { class: "lede" }, t("mentionedIn", count(answer.articleCount), count(answer.mentionCount))),
      el("p", { class: "formats" }, el("code", {}, answer.iri), " ",
        path && [el("a", { href: `${path}?format=html` }, t("statementsPage")), ["turtle", "jsonld", "ntriples", "rdfxml"].map((format) => el("a", { href: `${path}?format=${format}` }, format))])),
    el("div", { class: "columns" },
      el("div", {}, facts(answer, meta),
        ...happened(answer.events, entity, meta),
        numbers(answer.numbers, meta)),
      el("div", {}, entity.degree > 0 && el("section", { class: "card" }, el("h2", {}, t("neighbours"), el("span", { class: "count" }, count(entity.degree))), picture,
        el("p", {}, el("a", { href: `#/network?around=${encodeURIComponent(id)}&selected=${encodeURIComponent(id)}` }, t("showInNetwork")))),
      table("mentions", [["date", (it) => day(it.date) || t("noDate")], ["title", (it) => el("a", { href: `#/article/${encodeURIComponent(it.id)}` }, it.title, el("br"), el("span", { class: "soft" }, it.newspaper ?? ""))], ["mentions", (it) => count(it.mentions)]], articles, 15))));
  const mini = entity.degree > 0 ? await small(picture, await get("neighbours", { id, limit: 24 }), meta, id) : null;
  return { close: () => mini?.close(), changed: (name) => { if (name === "theme") mini?.themed(); return name === "theme"; } };
}

// A picture of a few, in a page; a click goes to who is clicked.
export async function small(holder, { nodes, edges }, meta, centre) {
  const { Graph, Drawing, Layout, startPlace } = await import("./network/small.js");
  const graph = new Graph({ type: "undirected", multi: false });
  nodes.forEach((node, order) => graph.addNode(node.id, { ...startPlace(node.id, order, nodes.length), size: node.id === centre ? 12 : 6, label: node.name, kind: node.type, alive: true }));
  for (const { s, t: target, p, n, d } of edges) {
    const [one, other] = [nodes[s].id, nodes[target].id];
    if (one === other) continue;
    const edge = graph.edge(one, other);
    if (edge) graph.getEdgeAttribute(edge, "parts").push({ p });
    else graph.addEdge(one, other, { parts: [{ p }], weight: n ?? 1, months: d ?? [] });
  }
  const goTo = (id) => { location.hash = address(id); };
  const drawing = new Drawing(holder, graph, { predicates: new Map(meta.predicates.map((p) => [p.id, p])), onNode: goTo, onEdge: () => {}, onNothing: () => {}, onCamera: () => {} });
  drawing.sort();
  const layout = new Layout(graph, () => drawing.sigma.refresh());
  layout.run({ steps: 500 });
  return { close: () => { layout.stop(); drawing.close(); }, themed: () => drawing.themed() };
}
