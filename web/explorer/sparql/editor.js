// The editor of queries: CodeMirror with the SPARQL mode, completing prefixes, terms, variables and entities.

import { get } from "../api.js";
import { el } from "../dom.js";
import { settings } from "../settings.js";
import { t } from "../words.js";
import {
  EditorState, EditorView, HighlightStyle, StreamLanguage, autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap, completionKeymap,
  defaultKeymap, drawSelection, highlightActiveLine, history, historyKeymap, keymap, lineNumbers, sparql, syntaxHighlighting, tags,
} from "../vendor/editor.js";
import { completions } from "./terms.js";

const LOOK = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--type-Work)", fontWeight: "600" }, { tag: tags.comment, color: "var(--soft)" }, { tag: [tags.string, tags.special(tags.string)], color: "var(--type-Place)" },
  { tag: [tags.atom, tags.number, tags.bool], color: "var(--type-Person)" }, { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--accent)" }, { tag: tags.standard(tags.variableName), color: "var(--type-Work)" },
]);
const STYLE = EditorView.theme({
  "&": { fontSize: "14px", backgroundColor: "var(--card)", color: "var(--ink)", minHeight: "190px", maxHeight: "46vh" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace', lineHeight: "1.55", minHeight: "190px" },
  ".cm-content": { caretColor: "var(--ink)" }, ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--card)", color: "var(--soft)", border: "none" }, ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--hover)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--accent) 30%, transparent)" },
  ".cm-tooltip": { backgroundColor: "var(--card)", color: "var(--ink)", border: "1px solid var(--rule)", borderRadius: "8px", overflow: "hidden" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" }, ".cm-completionDetail": { color: "inherit", opacity: ".7", fontStyle: "normal", marginLeft: "10px" },
});

function completing(meta) {
  const known = completions(meta, settings.language);
  return async (context) => {
    const word = context.matchBefore(/[?$]?[\p{L}\p{N}_.-]*(?::[\p{L}\p{N}_.%-]*)?$/u);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    const { text } = word;
    if (/^[?$]/.test(text)) {
      const names = [...new Set(context.state.doc.toString().match(/[?$][\p{L}_][\p{L}\p{N}_]*/gu) ?? [])].filter((name) => name !== text);
      return { from: word.from, options: names.map((label) => ({ label, type: "variable" })) };
    }
    const entity = /^(?:e|id):(.*)$/u.exec(text);
    if (entity) {
      const { found } = entity[1] ? await get("search", { q: entity[1], limit: 12 }) : { found: [] };
      return { from: word.from, filter: false, options: found.filter((it) => !it.id.includes("%")).map((it) => ({ label: `e:${it.id}`, detail: it.as ?? "", type: "constant" })) };
    }
    // Found by the Chinese label as well: 举办 gives tupu:organises.
    if (/\p{Script=Han}/u.test(text)) {
      const options = known.terms.filter((term) => term.search?.includes(text)).map(({ label, detail, type }) => ({ label, detail, type }));
      const { found } = await get("search", { q: text, limit: 6 });
      options.push(...found.filter((it) => !it.id.includes("%")).map((it) => ({ label: `e:${it.id}`, detail: it.as ?? "", type: "constant" })));
      return { from: word.from, filter: false, options };
    }
    return { from: word.from, options: [...known.terms.map(({ label, detail, type }) => ({ label, detail, type })), ...known.prefixes, ...(text.includes(":") ? [] : known.keywords)], validFor: /^[\w:.-]*$/ };
  };
}

// An editor of `text`; `run` is what Ctrl+Enter does.
export function editor(meta, text, run) {
  const holder = el("div", { class: "editor", "aria-label": t("editor") });
  // Styles that CodeMirror makes are adopted by a shadow tree; in the page they would need style elements.
  const root = holder.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), history(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(), EditorView.lineWrapping,
        StreamLanguage.define(sparql), syntaxHighlighting(LOOK), STYLE, autocompletion({ override: [completing(meta)], activateOnTyping: true, icons: false }),
        keymap.of([{ key: "Mod-Enter", run: () => { run(); return true; } }, ...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.contentAttributes.of({ "aria-label": t("editor") }),
      ],
    }),
  });
  return {
    holder,
    text: () => view.state.doc.toString(),
    set: (content) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: content } }),
    close: () => view.destroy(),
  };
}
