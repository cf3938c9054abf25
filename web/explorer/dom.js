// Elements, made without HTML: what articles say is only ever set as text.

export function el(tag, props, ...children) {
  const it = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) it.addEventListener(name.slice(2), value);
    else if (name === "class") it.className = value;
    else if (name === "data") Object.assign(it.dataset, value);
    else if (name in it && !["list", "role", "type", "for"].includes(name)) it[name] = value;
    else it.setAttribute(name, value === true ? "" : value);
  }
  it.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return it;
}

export const clear = (it, ...children) => {
  it.replaceChildren(...children.flat(Infinity).filter(Boolean));
  return it;
};

export const dot = (type) => el("span", { class: "dot", data: { type: type ?? "" }, "aria-hidden": "true" });

// A shape of 24 by 24, in the colour of the text: signs of a font may be missing.
export function icon(path) {
  const it = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  it.setAttribute("viewBox", "0 0 24 24");
  it.setAttribute("class", "icon");
  it.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  it.append(line);
  return it;
}

export function later(milliseconds, work) {
  let waiting;
  return (...given) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => work(...given), milliseconds);
  };
}

export function save(name, content, type) {
  const link = el("a", { href: URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

let fading;
export function notice(text) {
  const it = document.getElementById("notice");
  it.textContent = text;
  it.hidden = !text;
  clearTimeout(fading);
  fading = setTimeout(() => { it.hidden = true; }, 6000);
}
