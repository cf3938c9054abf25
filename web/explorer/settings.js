// Language and theme, kept between visits.

const remembered = (name) => {
  try { return localStorage.getItem(`tupu-${name}`); } catch { return null; }
};
const remember = (name, value) => {
  try { localStorage.setItem(`tupu-${name}`, value); } catch { /* private windows keep nothing */ }
};

const dark = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set();
export const settings = {
  language: remembered("language") ?? (navigator.language.startsWith("zh") ? "zh" : "en"),
  theme: remembered("theme") ?? "auto",
};

export const isDark = () => settings.theme === "dark" || (settings.theme === "auto" && dark.matches);
export const onChange = (listener) => { listeners.add(listener); return () => listeners.delete(listener); };

function apply() {
  document.documentElement.lang = settings.language === "zh" ? "zh-CN" : "en";
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
}

export function set(name, value) {
  settings[name] = value;
  remember(name, value);
  apply();
  for (const listener of [...listeners]) listener(name);
}

dark.addEventListener("change", () => { if (settings.theme === "auto") set("theme", "auto"); });
apply();

// A colour of the theme, by the name of its variable.
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
