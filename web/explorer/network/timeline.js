// The months of the articles as bars, and two handles that choose a part of them.

import { clear, el, icon } from "../dom.js";
import { month, t } from "../words.js";

const [PLAY, STOP] = ["M7 5l12 7-12 7z", "M7 7h10v10H7z"];

export class Timeline {
  // `months`: [[202401, count], …]; `range`: [first, last] or null; `change(range)`.
  constructor(months, range, change) {
    this.months = fill(months);
    this.change = change;
    const last = this.months.length - 1;
    const at = (wanted, otherwise) => {
      const found = this.months.findIndex(([m]) => m >= wanted);
      return wanted && found >= 0 ? found : otherwise;
    };
    this.from = at(range?.[0], 0);
    this.to = range ? Math.max(this.from, this.months.findLastIndex(([m]) => m <= range[1])) : last;
    this.element = el("section", { class: "timeline", "aria-label": t("time") });
    if (this.months.length > 1) this.draw();
    else this.element.hidden = true;
  }

  draw() {
    const { months } = this;
    const most = Math.max(...months.map(([, n]) => n), 1);
    const last = months.length - 1;
    this.bars = months.map(([, n]) => el("i", {}));
    months.forEach(([, n], at) => { this.bars[at].style.height = n ? `${Math.max(8, Math.sqrt(n / most) * 100)}%` : "0"; });
    const handle = (name) => el("input", {
      type: "range", min: 0, max: last, step: 1, value: this[name], class: name, "aria-label": t(name),
      oninput: (event) => { this.halt(); this.move(name, Number(event.target.value)); },
    });
    this.handles = { from: handle("from"), to: handle("to") };
    this.said = el("output", {});
    this.button = el("button", { title: t("play"), "aria-label": t("play"), onclick: () => (this.playing ? this.halt() : this.play()) }, icon(PLAY));
    clear(this.element, this.button, el("div", { class: "track" }, el("div", { class: "bars", "aria-hidden": "true" }, this.bars), this.handles.from, this.handles.to), this.said);
    this.show();
  }

  move(name, at) {
    this[name] = name === "from" ? Math.min(at, this.to) : Math.max(at, this.from);
    this.show();
    this.change(this.range());
  }

  range() {
    const { months, from, to } = this;
    return from === 0 && to === months.length - 1 ? null : [months[from][0], months[to][0]];
  }

  show() {
    const { months, from, to } = this;
    this.handles.from.value = from;
    this.handles.to.value = to;
    for (const name of ["from", "to"]) this.handles[name].setAttribute("aria-valuetext", month(months[this[name]][0]));
    this.said.textContent = `${month(months[from][0])} – ${month(months[to][0])}`;
    this.bars.forEach((bar, at) => bar.classList.toggle("out", at < from || at > to));
  }

  // A window as wide as chosen, or of a tenth, goes from the first month to the last.
  play() {
    const last = this.months.length - 1;
    const wide = this.to - this.from < last ? this.to - this.from : Math.max(1, Math.round(last / 10));
    let at = this.to < last && this.to - this.from < last ? this.from : 0;
    this.sign(STOP);
    this.playing = setInterval(() => {
      this.from = at;
      this.to = Math.min(last, at + wide);
      this.show();
      this.change(this.range());
      if (this.to === last) this.halt();
      at += Math.max(1, Math.round(last / 60));
    }, 400);
  }

  sign(shape) { clear(this.button, icon(shape)); }

  halt() {
    clearInterval(this.playing);
    this.playing = null;
    if (this.button) this.sign(PLAY);
  }
}

// Months without articles are there too; where there are very many, those of a quarter or a year go together.
function fill(months) {
  if (!months.length) return [];
  const all = new Map(months);
  const filled = [];
  const last = months[months.length - 1][0];
  for (let m = months[0][0]; m <= last && filled.length < 2400; m = m % 100 === 12 ? m + 89 : m + 1) filled.push([m, all.get(m) ?? 0]);
  return filled;
}
