// The side panel: facts of an entity, or the sentences behind a line. Text is only ever set as text, never as HTML.

const panel = document.getElementById("panel");

function element(tag, options = {}, ...children) {
  const { cls, click, ...rest } = options;
  const made = Object.assign(document.createElement(tag), rest);
  if (cls) made.className = cls;
  if (click) made.addEventListener("click", click);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const dot = (type) => {
  const made = element("span", { cls: "dot" });
  made.style.background = `var(--type-${type})`;
  return made;
};

const entityLink = (node) =>
  element("button", { cls: "entity", type: "button", click: () => select(node, true) }, dot(node.type), node.name);

// The sentence with the words that made the rule fire marked.
function quote(number, mark) {
  const letters = Array.from(data.sentences[number]);
  if (!mark) return element("blockquote", {}, letters.join(""));
  const [from, to] = mark;
  const part = (a, b) => letters.slice(a, b).join("");
  const whole = from === 0 && to === letters.length;
  if (whole) return element("blockquote", {}, part(0));
  return element("blockquote", {}, part(0, from), element("mark", {}, part(from, to)), part(to));
}

function articleLine(number, extra) {
  const article = data.articles[number];
  const title = `《${article.title || word("untitled")}》`;
  const safe = article.url && /^https?:\/\//.test(article.url);
  const heading = safe
    ? element("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, title)
    : element("span", {}, title);
  const about = [article.date, article.source, ...extra].filter(Boolean).join(" · ");
  return element("p", { cls: "source" }, heading, element("span", { cls: "about" }, about));
}

const evidence = (said) => element("div", { cls: "said" },
  quote(said.sentence, said.mark),
  articleLine(said.article, [`${word("rule")} ${said.rule}`, `${word("confidence")} ${Math.round(said.confidence * 100)}%`]));

function modalityTag(edge) {
  const name = named(data.modalities[edge.m].label);
  return name ? element("span", { cls: `modality m${edge.m}` }, name) : null;
}

// One statement, seen from `node`; opens to the sentences that say it.
function fact(edge, node, open) {
  const far = nodes[nodes[edge.s] === node ? edge.t : edge.s];
  const count = edge.ev.length;
  const toggle = element("summary", {},
    entityLink(far),
    edge.title ? element("span", { cls: "title" }, edge.title) : null,
    modalityTag(edge),
    element("span", { cls: "count" }, count > 1 ? word("sentences", count) : ""));
  return element("details", { cls: "fact", open }, toggle, ...edge.ev.map(evidence));
}

function heading(node) {
  const kind = [named(data.types[node.type].label), node.class ? named(node.class) : ""].filter(Boolean).join(" · ");
  return element("header", {},
    element("h2", {}, node.name),
    element("button", { cls: "close", type: "button", title: word("close"), ariaLabel: word("close"), click: () => select(null) }, "×"),
    element("p", { cls: "kind" }, dot(node.type), kind));
}

// Facts by predicate, what it does before what is done to it.
function groups(node) {
  const byKind = new Map();
  node.edges.filter(edgeShown).forEach((edge) => {
    const out = nodes[edge.s] === node || data.predicates[edge.p].symmetric;
    const key = `${out ? 0 : 1}-${edge.p}`;
    if (!byKind.has(key)) byKind.set(key, { out, predicate: data.predicates[edge.p], edges: [] });
    byKind.get(key).edges.push(edge);
  });
  return [...byKind.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function section(title, ...children) {
  return element("section", {}, element("h3", {}, title), ...children);
}

function few(list, limit, make) {
  if (list.length <= limit + 2) return list.map(make);
  const rest = element("details", { cls: "rest" },
    element("summary", {}, word("more", list.length - limit)), ...list.slice(limit).map(make));
  return [...list.slice(0, limit).map(make), rest];
}

function entityPanel(node) {
  const parts = [heading(node)];
  if (node.aliases.length) parts.push(element("p", { cls: "aliases" }, `${word("aliases")} ${node.aliases.join(language === "zh" ? "、" : ", ")}`));
  parts.push(element("p", { cls: "hint" }, word("mentioned", node.count, node.mentions.length)));
  const facts = groups(node).map(({ out, predicate, edges }) => element("div", { cls: "group" },
    element("h4", {}, named(out ? predicate.label : predicate.inverse)),
    ...few(edges, 8, (edge) => fact(edge, node, false))));
  parts.push(facts.length ? section(word("facts"), ...facts) : element("p", { cls: "hint" }, word("none")));
  if (node.numbers.length) {
    parts.push(section(word("numbers"), ...few(node.numbers, 8, (number) => element("details", { cls: "fact" },
      element("summary", {}, element("span", { cls: "measure" }, number.measure), element("b", {}, number.text),
        element("span", { cls: "count" }, [named(number.kind), number.period].filter(Boolean).join(" · "))),
      element("div", { cls: "said" }, quote(number.sentence), articleLine(number.article, []))))));
  }
  const said = [...node.mentions].sort(([a, m], [b, n]) => n - m || a - b);
  parts.push(section(word("articles"), ...few(said, 8, ([article, times]) => articleLine(article, [word("times", times)]))));
  return parts;
}

function pairPanel(pair) {
  const close = element("button", { cls: "close", type: "button", title: word("close"), ariaLabel: word("close"), click: () => select(null) }, "×");
  const head = element("header", {}, element("p", { cls: "kind" }, word("between")), close,
    element("div", { cls: "ends" }, entityLink(pair.a), entityLink(pair.b)));
  const statements = pairEdges(pair).map((edge) => element("section", {},
    element("p", { cls: "triple" },
      element("b", {}, nodes[edge.s].name), element("span", { cls: "predicate" }, named(data.predicates[edge.p].label)),
      element("b", {}, nodes[edge.t].name), edge.title ? element("span", { cls: "title" }, edge.title) : null, modalityTag(edge)),
    ...edge.ev.map(evidence)));
  return [head, ...statements];
}

function showPanel() {
  const on = state.selected;
  panel.hidden = !on;
  document.body.classList.toggle("reading", Boolean(on));
  if (on) panel.replaceChildren(...(on.a ? pairPanel(on) : entityPanel(on)));
  panel.scrollTop = 0;
}

// Selects a node, a pair, or nothing; `move` brings it into view.
function select(on, move = false) {
  state.selected = on;
  state.hovered = null;
  if (on && !on.a && !on.visible) reveal(on);
  showPanel();
  if (on && move) fit(on.a ? [on.a, on.b] : [on, ...on.pairs.filter((p) => p.visible).map((p) => other(p, on))], 1.3);
  const names = !on ? [] : on.a ? [on.a.name, on.b.name] : [on.name];
  const hash = names.length ? `#${names.map(encodeURIComponent).join("&")}` : "";
  try { history.replaceState(null, "", hash || location.pathname + location.search); } catch { /* a file may not */ }
  draw();
}

// Lifts what hides a node that is asked for by name.
function reveal(node) {
  shown.types.add(node.type);
  if (!node.pairs.some((pair) => pair.edges.some(edgeShown))) shown.loners = true;
  applyFilters();
  renderFilters();
}
