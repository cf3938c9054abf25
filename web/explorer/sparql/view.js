// Questions in SPARQL: ready-made ones with a form, or one's own in the editor.

import { get, sparql } from "../api.js";
import { clear, el, save } from "../dom.js";
import { keep } from "../main.js";
import { count, label, t } from "../words.js";
import { editor } from "./editor.js";
import { SHOWN, results } from "./results.js";

const ROWS = [["CSV", "text/csv", "csv"], ["TSV", "text/tab-separated-values", "tsv"], ["JSON", "application/sparql-results+json", "srj"], ["XML", "application/sparql-results+xml", "srx"]];
const GRAPHS = [["Turtle", "text/turtle", "ttl"], ["N-Triples", "application/n-triples", "nt"], ["JSON-LD", "application/ld+json", "jsonld"], ["RDF/XML", "application/rdf+xml", "rdf"], ["TriG", "application/trig", "trig"], ["N-Quads", "application/n-quads", "nq"]];
const FIRST = `# 谁举办了什么 | Who organises what
SELECT ?who ?what {
  ?w tupu:organises ?p .
  ?w skos:prefLabel ?who .
  ?p skos:prefLabel ?what .
}
ORDER BY ?who ?what
LIMIT 100`;

export async function open(root, { params, meta }) {
  let shown = null;
  let running = null;
  let kind = params.get("as") ?? "table";
  const status = el("span", { class: "soft", role: "status" });
  const answer = el("div", { class: "results" });
  const input = editor(meta, params.get("query") ?? FIRST, () => run());
  const start = el("button", { class: "primary", id: "run", onclick: () => (running ? running.abort() : run()) }, t("run"));
  const formats = el("select", { "aria-label": t("download"), hidden: true, onchange: async (event) => {
    const [name, type, end] = [...ROWS, ...GRAPHS].find(([one]) => one === event.target.value) ?? [];
    event.target.value = "";
    if (name) save(`results.${end}`, (await sparql(asked, type)).body);
  } });
  let asked = "";

  const remember = () => keep("sparql", { query: input.text(), as: kind === "table" ? null : kind });
  async function run() {
    running = new AbortController();
    start.textContent = t("stopQuery");
    status.textContent = t("running");
    shown?.close();
    shown = null;
    clear(answer);
    asked = input.text();
    remember();
    const begun = performance.now();
    try {
      const { type, body } = await sparql(asked, undefined, running.signal);
      const seconds = ((performance.now() - begun) / 1000).toFixed(2);
      const text = await body.text();
      const isGraph = !type.includes("json");
      clear(formats, el("option", { value: "" }, `↓ ${t("download")}`), (isGraph ? GRAPHS : ROWS).map(([name]) => el("option", { value: name }, name)));
      formats.hidden = false;
      if (isGraph) {
        status.textContent = `${seconds} s`;
        clear(answer, el("pre", {}, text));
        return;
      }
      const parsed = JSON.parse(text);
      if ("boolean" in parsed) {
        status.textContent = `${seconds} s`;
        clear(answer, el("p", { class: "card" }, parsed.boolean ? t("yes") : t("no")));
        return;
      }
      const rows = parsed.results.bindings.length;
      status.textContent = t("rows", count(rows), seconds) + (rows > SHOWN ? t("firstRows", count(SHOWN)) : "");
      shown = results(answer, parsed, meta, kind, (chosen) => { kind = chosen; remember(); });
    } catch (error) {
      status.textContent = "";
      if (error.name !== "AbortError") clear(answer, el("p", { class: "problem", role: "alert" }, error.message));
    } finally {
      running = null;
      start.textContent = t("run");
    }
  }

  const form = el("form", { class: "parameters", hidden: true });
  const choose = (name) => {
    const question = meta.questions.find((one) => one.name === name);
    form.hidden = !question;
    if (!question) return;
    const fill = async (event) => {
      event?.preventDefault();
      const { query } = await get("question", { question: name, ...Object.fromEntries(new FormData(form)) });
      input.set(query);
      await run();
    };
    form.onsubmit = fill;
    clear(form, question.parameters.map((parameter) => el("label", {}, `${label(parameter)}（${t("optional")}）`, el("input", { name: parameter.name, autocomplete: "off" }))), el("button", { class: "primary" }, t("fill")));
    // Without parameters there is nothing to wait for.
    get("question", { question: name }).then(({ query }) => { input.set(query); if (!question.parameters.length) run(); });
  };
  const menu = el("select", { id: "questions", "aria-label": t("questions"), onchange: (event) => choose(event.target.value) }, el("option", { value: "" }, t("chooseQuestion")),
    meta.questions.map((question) => el("option", { value: question.name }, label(question))));
  clear(root, el("div", { class: "bar-of-tools" }, el("h1", {}, t("sparql")), menu), form, input.holder,
    el("div", { class: "bar-of-tools" }, start, formats, status, el("span", { class: "soft" }, t("ctrlEnter"))), answer);
  if (params.has("query")) await run();
  return { close: () => { running?.abort(); shown?.close(); input.close(); }, changed: (name) => name === "theme" };
}
