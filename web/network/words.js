// Words on screen, in Chinese and English.

const words = {
  zh: {
    search: "搜索名称或别名", types: "类型", predicates: "关系", loners: (n) => `显示没有关系的实体（${n}）`,
    summary: (a, e, s) => `${a} 篇报道 · ${e} 个实体 · ${s} 条关系`,
    leftOut: (n, all) => `共 ${all} 个实体，图中只画联系最多的部分，另有 ${n} 个未画。`,
    fold: "收起", unfold: "展开", close: "关闭", language: "English", dark: "深色", light: "浅色",
    zoomIn: "放大", zoomOut: "缩小", fit: "看全图", nothing: "没有这样的名称",
    help: "拖动平移 · 滚轮缩放 · 点实体看事实 · 点连线看原句",
    aliases: "又名", mentioned: (t, a) => `在 ${a} 篇报道中出现 ${t} 次`, facts: "事实", numbers: "数字",
    articles: "报道", times: (n) => `${n} 次`, rule: "规则", confidence: "可信度", sentences: (n) => `${n} 处原文`,
    more: (n) => `再看 ${n} 条`, untitled: "（无标题）", none: "没有记录到关系。", all: "全选", canvas: "实体关系图",
    between: "之间的关系",
  },
  en: {
    search: "Search a name or alias", types: "Types", predicates: "Relations", loners: (n) => `Show entities without relations (${n})`,
    summary: (a, e, s) => `${a} articles · ${e} entities · ${s} relations`,
    leftOut: (n, all) => `Of ${all} entities the most connected are drawn; ${n} are left out.`,
    fold: "Fold", unfold: "Unfold", close: "Close", language: "中文", dark: "Dark", light: "Light",
    zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Show all", nothing: "No such name",
    help: "Drag to move · wheel to zoom · click an entity for its facts · click a line for the sentences",
    aliases: "also", mentioned: (t, a) => `mentioned ${t} times in ${a} articles`, facts: "Facts", numbers: "Numbers",
    articles: "Articles", times: (n) => `${n}×`, rule: "rule", confidence: "confidence", sentences: (n) => `${n} sentences`,
    more: (n) => `${n} more`, untitled: "(untitled)", none: "No relation was found.", all: "All", canvas: "Network of entities",
    between: "Relations between",
  },
};

// Storage may be forbidden (a file opened from disk); then nothing is remembered.
const remember = {
  get(key) { try { return localStorage.getItem(`tupu-${key}`); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(`tupu-${key}`, value); } catch { /* not remembered */ } },
};

let language = remember.get("language") || (/^en/i.test(navigator.language) ? "en" : "zh");
const word = (key, ...values) => {
  const entry = words[language][key];
  return typeof entry === "function" ? entry(...values) : entry;
};
const named = (label) => label[language];
