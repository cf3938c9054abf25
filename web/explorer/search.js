// The box that finds entities by any name, pinyin or initials.

import { get } from "./api.js";
import { clear, dot, el } from "./dom.js";
import { count, t } from "./words.js";

let number = 0;

// A combobox (WAI-ARIA): arrows choose, Enter takes, Escape closes. `take` is given the entity.
export function searchBox({ take, placeholder = "searchHint", id = `search-${(number += 1)}` }) {
  const list = el("ul", { id: `${id}-list`, role: "listbox", hidden: true });
  const input = el("input", {
    id, type: "search", role: "combobox", autocomplete: "off", spellcheck: false,
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, placeholder: t(placeholder), "aria-label": t(placeholder),
  });
  input.setAttribute("type", "search");
  let found = [];
  let marked = -1;
  let asking;

  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); marked = -1; };
  const mark = (at) => {
    marked = at;
    [...list.querySelectorAll("[role=option]")].forEach((item, index) => {
      item.setAttribute("aria-selected", String(index === at));
      if (index === at) { item.scrollIntoView({ block: "nearest" }); input.setAttribute("aria-activedescendant", item.id); }
    });
  };
  const choose = (entity) => { close(); input.value = ""; take(entity); };

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const words = input.value.trim();
    if (!words) return close();
    try {
      const answer = await get("search", { q: words, limit: 12 }, asking.signal);
      found = answer.found;
      const items = found.map((entity, at) => el("li", {
        id: `${id}-${at}`, role: "option", "aria-selected": "false",
        onmousedown: (event) => { event.preventDefault(); choose(entity); },
      }, dot(entity.type), el("span", { class: "name" }, entity.name),
      entity.as && el("span", { class: "as" }, `${t("also")} ${entity.as}`), el("span", { class: "count" }, count(entity.degree))));
      if (!items.length) items.push(el("li", { class: "none" }, t("nothingFound")));
      else if (answer.total > found.length) items.push(el("li", { class: "none" }, t("more", count(answer.total - found.length))));
      clear(list, items);
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      mark(found.length ? 0 : -1);
    } catch (error) {
      if (error.name !== "AbortError") clear(list, el("li", { class: "none" }, t("failed", error.message)));
    }
  }

  input.addEventListener("input", ask);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return void ask();
      if (found.length) mark((marked + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if (event.key === "Enter" && !list.hidden && found[marked]) {
      event.preventDefault();
      choose(found[marked]);
    } else if (event.key === "Escape") {
      close();
    }
  });
  return el("div", { class: "search" }, input, list);
}
