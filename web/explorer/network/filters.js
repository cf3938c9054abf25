// What the picture is made of: types, relations, newspapers, confidence, how many.

import { clear, dot, el, later } from "../dom.js";
import { count, label, t } from "../words.js";

export class Filters {
  // `state`: { type, predicate, newspaper: arrays or null for all, confidence, limit, colour, size, grow }
  constructor(state, meta, { change, appearance }) {
    Object.assign(this, { state, meta, change: later(250, change), appearance });
    this.element = el("section", { class: "filters", "aria-label": t("filters") });
    this.draw();
  }

  draw() {
    const { meta, state } = this;
    clear(this.element,
      el("div", { class: "row" },
        this.choice("colours", "colour", [["type", "byType"], ["community", "byCommunity"]]),
        this.choice("sizes", "size", [["degree", "byDegree"], ["rank", "byRank"]])),
      this.chips("types", "type", meta.types.map((type) => ({ id: type.id, name: label(type), count: type.count, type: type.id }))),
      this.slider("confidence", "confidence", 0, 1, 0.05, (value) => value.toFixed(2)),
      this.slider("howMany", "limit", 50, 5000, 50, count),
      this.checks("predicates", "predicate", meta.predicates.filter((p) => p.count).map((p) => ({ id: p.id, name: label(p), count: p.count }))),
      meta.newspapers.length > 1 && this.checks("newspapers", "newspaper", meta.newspapers.map((n) => ({ id: n.name, name: n.name, count: n.articles }))),
      el("label", { class: "check" }, el("input", { type: "checkbox", checked: state.grow, onchange: (event) => { state.grow = event.target.checked; this.appearance(); } }), t("clickExpands")));
  }

  choice(title, name, options) {
    const { state } = this;
    return el("label", { class: "choice" }, t(title), el("select", { onchange: (event) => { state[name] = event.target.value; this.appearance(); } },
      options.map(([value, word]) => el("option", { value, selected: state[name] === value }, t(word)))));
  }

  toggle(name, id, all) {
    const { state } = this;
    const now = new Set(state[name] ?? all);
    if (!now.delete(id)) now.add(id);
    state[name] = now.size === all.length ? null : all.filter((one) => now.has(one));
    this.change();
  }

  chips(title, name, items) {
    const all = items.map((item) => item.id);
    return el("fieldset", {}, el("legend", {}, t(title)), el("div", { class: "chips" }, items.map((item) => el("button", {
      class: "chip", "aria-pressed": String(!this.state[name] || this.state[name].includes(item.id)), data: { value: item.id },
      onclick: (event) => { this.toggle(name, item.id, all); event.currentTarget.setAttribute("aria-pressed", String(!this.state[name] || this.state[name].includes(item.id))); },
    }, dot(item.type), item.name, el("span", { class: "count" }, count(item.count))))));
  }

  checks(title, name, items) {
    const all = items.map((item) => item.id);
    const chosen = (id) => !this.state[name] || this.state[name].includes(id);
    const boxes = items.map((item) => el("label", { class: "check" }, el("input", {
      type: "checkbox", checked: chosen(item.id), value: item.id, onchange: () => this.toggle(name, item.id, all),
    }), item.name, el("span", { class: "count" }, count(item.count))));
    const every = (value) => () => {
      this.state[name] = value;
      for (const box of boxes) box.firstChild.checked = chosen(box.firstChild.value);
      this.change();
    };
    return el("details", { open: Boolean(this.state[name]) }, el("summary", {}, t(title), this.state[name] && el("span", { class: "count" }, ` ${this.state[name].length}/${all.length}`)),
      el("div", { class: "both" }, el("button", { onclick: every(null) }, t("all")), el("button", { onclick: every([]) }, t("none"))),
      el("div", { class: "checks" }, boxes));
  }

  slider(title, name, min, max, step, shown) {
    const output = el("output", {}, shown(Number(this.state[name])));
    return el("label", { class: "slider" }, el("span", {}, t(title), output), el("input", {
      type: "range", min, max, step, value: this.state[name],
      oninput: (event) => { this.state[name] = Number(event.target.value); output.textContent = shown(this.state[name]); this.change(); },
    }));
  }
}
