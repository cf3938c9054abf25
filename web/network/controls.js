// Search, filters, switches.

const byId = (id) => document.getElementById(id);
const input = byId("query");
const hits = byId("hits");
let found = [];
let marked = 0;

function renderHits() {
  found = search(input.value, 12);
  marked = Math.min(marked, Math.max(0, found.length - 1));
  const empty = input.value.trim() && !found.length;
  hits.hidden = !found.length && !empty;
  byId("search").setAttribute("aria-expanded", String(!hits.hidden));
  hits.replaceChildren(...(empty ? [element("li", { cls: "hint" }, word("nothing"))] : found.map((node, at) => {
    const typed = input.value.trim().toLowerCase();
    const alias = node.name.toLowerCase().includes(typed) ? "" : node.aliases.find((a) => a.toLowerCase().includes(typed)) || "";
    const item = element("li", { id: `hit-${at}`, cls: at === marked ? "marked" : "" },
      dot(node.type), node.name, element("span", { cls: "count" }, alias || (node.edges.length ? String(node.edges.length) : "")));
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(at === marked));
    item.addEventListener("pointerdown", (event) => { event.preventDefault(); take(node); });
    return item;
  })));
  if (found.length) input.setAttribute("aria-activedescendant", `hit-${marked}`);
  else input.removeAttribute("aria-activedescendant");
}

function take(node) {
  input.value = node.name;
  hits.hidden = true;
  if (matchMedia("(max-width: 900px)").matches) fold(true);
  input.blur();
  select(node, true);
}

input.addEventListener("input", () => { marked = 0; renderHits(); });
input.addEventListener("focus", () => { input.select(); if (input.value) renderHits(); });
input.addEventListener("blur", () => { hits.hidden = true; });
input.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    marked = (marked + (event.key === "ArrowDown" ? 1 : found.length - 1)) % Math.max(1, found.length);
    renderHits();
    event.preventDefault();
  } else if (event.key === "Enter" && found[marked]) {
    take(found[marked]);
  } else if (event.key === "Escape") {
    input.value = "";
    input.blur();
    event.stopPropagation();
  }
});

function changeFilters() {
  applyFilters();
  renderFilters();
  if (state.selected && state.selected.a && !state.selected.visible) select(null);
  else showPanel();
  draw();
}

function toggle(set, value) {
  if (!set.delete(value)) set.add(value);
  changeFilters();
}

function renderFilters() {
  const countType = (at) => nodes.filter((node) => node.type === at).length;
  byId("types").replaceChildren(...data.types.map((type, at) => {
    const chip = element("button", { cls: "chip", type: "button", click: () => toggle(shown.types, at) },
      dot(at), named(type.label), element("span", { cls: "count" }, String(countType(at))));
    chip.setAttribute("aria-pressed", String(shown.types.has(at)));
    return chip;
  }));
  const counts = data.predicates.map((_, at) => data.edges.filter((edge) => edge.p === at).length);
  const used = data.predicates.map((_, at) => at).filter((at) => counts[at]).sort((a, b) => counts[b] - counts[a] || a - b);
  const checks = used.map((at) => element("label", { cls: "check" },
    element("input", { type: "checkbox", checked: shown.predicates.has(at), onchange: () => toggle(shown.predicates, at) }),
    element("span", {}, named(data.predicates[at].label)), element("span", { cls: "count" }, String(counts[at]))));
  const all = used.every((at) => shown.predicates.has(at));
  const every = element("label", { cls: "check" },
    element("input", { type: "checkbox", checked: all, onchange: () => {
      shown.predicates = new Set(all ? [] : data.predicates.keys());
      changeFilters();
    } }), element("span", {}, word("all")));
  byId("predicates").replaceChildren(every, ...checks);
  const alone = nodes.filter((node) => !node.linked && shown.types.has(node.type)).length;
  byId("loner-box").hidden = !alone;
  byId("loner-box").lastElementChild.textContent = word("loners", alone);
  byId("loners").checked = shown.loners;
}
byId("loners").addEventListener("change", () => { shown.loners = byId("loners").checked; changeFilters(); });

function fold(folded) {
  document.body.classList.toggle("folded", folded);
  byId("fold").setAttribute("aria-expanded", String(!folded));
  byId("fold").textContent = folded ? "☰" : "▴";
  byId("fold").title = byId("fold").ariaLabel = word(folded ? "unfold" : "fold");
}
byId("fold").addEventListener("click", () => fold(!document.body.classList.contains("folded")));

const dark = () => document.documentElement.dataset.theme === "dark";
function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").textContent = dark() ? "☀" : "☾";
  byId("theme").title = byId("theme").ariaLabel = word(dark() ? "light" : "dark");
  readColours();
  draw();
}
byId("theme").addEventListener("click", () => {
  setTheme(dark() ? "light" : "dark");
  remember.set("theme", document.documentElement.dataset.theme);
});

function setLanguage(to) {
  language = to;
  document.documentElement.lang = to === "zh" ? "zh-CN" : "en";
  document.querySelectorAll("[data-word]").forEach((at) => { at.textContent = word(at.dataset.word); });
  input.placeholder = word("search");
  input.ariaLabel = word("search");
  canvas.ariaLabel = word("canvas");
  byId("language").textContent = word("language");
  byId("help").textContent = word("help");
  byId("summary").textContent = word("summary", data.articles.length, data.entities, data.edges.length);
  byId("left-out").hidden = !data.left_out;
  byId("left-out").textContent = word("leftOut", data.left_out, data.entities);
  [["zoom-in", "zoomIn"], ["zoom-out", "zoomOut"], ["zoom-fit", "fit"]].forEach(([id, key]) => {
    byId(id).title = byId(id).ariaLabel = word(key);
  });
  fold(document.body.classList.contains("folded"));
  setTheme(document.documentElement.dataset.theme);
  renderFilters();
  showPanel();
  draw();
}
byId("language").addEventListener("click", () => {
  setLanguage(language === "zh" ? "en" : "zh");
  remember.set("language", language);
});

byId("zoom-in").addEventListener("click", () => zoomAt(size.width / 2, size.height / 2, 1.4));
byId("zoom-out").addEventListener("click", () => zoomAt(size.width / 2, size.height / 2, 1 / 1.4));
byId("zoom-fit").addEventListener("click", () => fit(nodes));
