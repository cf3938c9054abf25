// Which page is shown. The address behind # says so: #/network?…, #/entity/NAME, #/articles?…, #/article/KEY,
// #/sparql?…, #/statistics?…

import { meta } from "./api.js";
import { clear, el, icon, notice } from "./dom.js";
import { searchBox } from "./search.js";
import { onChange, set, settings, isDark } from "./settings.js";
import { t } from "./words.js";

const VIEWS = {
  network: () => import("./network/view.js"),
  entity: () => import("./entity.js"),
  articles: () => import("./articles.js"),
  article: () => import("./articles.js"),
  sparql: () => import("./sparql/view.js"),
  statistics: () => import("./statistics.js"),
};
const MENU = ["network", "articles", "sparql", "statistics"];

const main = document.getElementById("main");
let shown = null;

function place() {
  const [path, search] = location.hash.replace(/^#\/?/, "").split("?");
  const [view, ...rest] = path.split("/");
  let id = rest.join("/");
  try { id = decodeURIComponent(id); } catch { /* as it is */ }
  return { view: view || "network", id, params: new URLSearchParams(search ?? "") };
}

// Changes the address without opening another page.
export function keep(view, params) {
  const text = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== undefined && value !== null && value !== "")).toString();
  const address = `#/${view}${text ? `?${text}` : ""}`;
  if (address !== location.hash) history.replaceState(null, "", address);
}

export const go = (address) => { location.hash = address; };

function head() {
  const { view } = place();
  document.querySelector(".skip").textContent = t("skip");
  clear(document.getElementById("views"), MENU.map((name) => el("a", {
    href: `#/${name}`, "aria-current": name === view || (name === "articles" && view === "article") ? "page" : null,
  }, t(name))));
  clear(document.getElementById("search"), searchBox({ id: "find", take: (entity) => {
    if (place().view === "network" && shown?.find) shown.find(entity);
    else go(`#/entity/${encodeURIComponent(entity.id)}`);
  } }));
  clear(document.getElementById("switches"),
    el("button", { id: "language", title: t("languageHint"), onclick: () => set("language", settings.language === "zh" ? "en" : "zh") }, t("language")),
    el("button", { id: "theme", title: t("theme"), "aria-label": t("theme"), onclick: () => set("theme", isDark() ? "light" : "dark") }, icon(isDark() ? "M20 14A8 8 0 1 1 10 4a7 7 0 0 0 10 10z" : "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M5 19l1.5-1.5M17.5 6.5L19 5")));
}

let turn = 0;
async function show() {
  const mine = (turn += 1);
  const { view, id, params } = place();
  head();
  const load = VIEWS[view];
  try {
    const known = load && await meta();
    const module = load && await load();
    if (mine !== turn) return;
    if (shown?.view === view && shown.again?.(id, params)) return;
    shown?.close?.();
    shown = null;
    delete main.dataset.ready;
    main.className = view;
    document.title = `${t(MENU.includes(view) ? view : "network")} · 图谱 tupu`;
    if (!load) return void clear(main, el("p", { class: "empty" }, t("unknown")));
    clear(main, el("p", { class: "empty" }, t("loading")));
    shown = { view, ...(await module.open(main, { id, params, meta: known, view }) ?? {}) };
    if (mine !== turn) { shown.close?.(); shown = null; }
    if (view !== "network") window.scrollTo(0, 0);
  } catch (error) {
    if (mine === turn) clear(main, el("p", { class: "empty problem", role: "alert" }, t("failed", error.message)));
    console.warn(error);
  }
}

addEventListener("hashchange", show);
onChange((name) => {
  head();
  if (shown?.changed?.(name)) return;
  if (name === "language") { shown?.close?.(); shown = null; show(); }
});
addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, textarea, select, [contenteditable]") && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    document.getElementById("find")?.focus();
  }
});
addEventListener("unhandledrejection", (event) => { if (event.reason?.name !== "AbortError") notice(t("failed", event.reason?.message ?? event.reason)); });
show();
