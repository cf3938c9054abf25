// What a person does with the explorer, done in headless Chromium: node tests/browser/run.mjs PROGRAM [FOLDER]
//
// PROGRAM is tupu. Pictures of what was seen go to FOLDER, where one is given. The first thing that does not happen ends the test.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Browser, wait } from "./cdp.mjs";

const [program, pictures] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "tupu-explorer-"));
const CENTRE = "常州市科学技术协会";
const ATTACK = `---
title: "<img src=x onerror='window.attacked=1'>科普周"
date: 2024-05-20 09:00:00 +0800
categories: changzhouribao
tags: 常州日报新闻
---
<p>昨天，市科协与常州大学联合举办“&lt;img src=x onerror=window.attacked=2&gt;科普周”，发放科普手册3000多册。</p>
`;

// A store of the articles to try and one that means harm.
function store() {
  const bad = join(folder, "bad");
  mkdirSync(bad);
  writeFileSync(join(bad, "2024-05-20-attack.md"), ATTACK);
  execFileSync(program, ["build", "--model", "none", "--store", join(folder, "store"), "data/articles", bad], { stdio: "ignore" });
}

function serve() {
  const server = spawn(program, ["serve", "--port", "0", "--store", join(folder, "store")], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.on("exit", (code) => reject(new Error(`tupu serve ended with ${code}`)));
    server.stdout.once("data", (line) => resolve({ server, address: String(line).split(" ")[0] }));
  });
}

const READY = `document.querySelector("main").dataset.ready === "yes"`;
const network = (expression) => `(() => { const network = document.querySelector("main").network; return ${expression}; })()`;
const shown = (text) => `document.querySelector("main").innerText.includes(${JSON.stringify(text)})`;
const options = `[...document.querySelectorAll("#find-list [role=option]")]`;

// A place some pixels beside a line, with no entity and no other line near, so that a click there means that line.
const BESIDE_LINE = `import("/explorer/network/nearest.js").then(({ distance }) => {
  const { graph, drawing } = document.querySelector("main").network, { sigma } = drawing;
  const at = (id) => sigma.framedGraphToViewport(sigma.getNodeDisplayData(id));
  const discs = graph.nodes().map((id) => ({ ...at(id), r: sigma.scaleSize(sigma.getNodeDisplayData(id).size) }));
  const box = drawing.holder.getBoundingClientRect();
  const free = (x, y) => discs.every((d) => Math.hypot(d.x - x, d.y - y) > d.r + 8) && document.elementFromPoint(x + box.x, y + box.y)?.tagName === "CANVAS";
  const alone = (x, y, edge) => graph.edges().every((other) => other === edge || distance([x, y], ...graph.extremities(other).map(at)) > 12);
  for (const edge of graph.edges(${JSON.stringify(CENTRE)})) {
    const [a, b] = graph.extremities(edge).map(at);
    const long = Math.hypot(b.x - a.x, b.y - a.y);
    for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
      // Four pixels to the side.
      const [x, y] = [a.x + (b.x - a.x) * share - 4 * (b.y - a.y) / long, a.y + (b.y - a.y) * share + 4 * (b.x - a.x) / long];
      if (free(x, y) && alone(x, y, edge)) return [x + box.x, y + box.y, edge];
    }
  }
  return null;
})`;

const STEPS = {
  async "the first picture shows the most connected entities"(page, address) {
    await page.open(address);
    await page.until("the network", READY);
    assert(await page.value(network("network.graph.order")) > 80);
    assert(await page.value(network("network.graph.size")) > 80);
    const colours = `new Set(network.drawing.scene().map((node) => node.color)).size`;
    assert(await page.value(network(colours)) >= 4, "entities are coloured by type");
  },

  async "names do not lie on each other"(page) {
    const pairs = await page.value(`import("/explorer/network/labels.js").then(({ arrange, width }) => {
      const { drawing } = document.querySelector("main").network;
      const boxes = arrange(drawing.scene(), [], drawing.size()).map((w) => [w.x - width(w.text) * w.px / 2, w.y, w.x + width(w.text) * w.px / 2, w.y + w.px]);
      let overlapping = 0;
      boxes.forEach((a, at) => boxes.slice(at + 1).forEach((b) => { overlapping += a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]; }));
      return [boxes.length, overlapping];
    })`);
    assert(pairs[0] > 40 && pairs[1] === 0, `${pairs[0]} names, ${pairs[1]} overlapping`);
  },

  async "the picture is the same at the next visit"(page, address) {
    const places = network(`network.graph.mapNodes((id, it) => [id, Math.round(it.x), Math.round(it.y)])`);
    const before = await page.value(places);
    await page.open("about:blank");
    await page.open(address);
    await page.until("the network", READY);
    assert.deepEqual(await page.value(places), before);
  },

  async "pinyin initials find 常州市科协 and Enter takes it"(page) {
    await page.press("/");
    await page.type("/");
    await page.value(`document.getElementById("find").value = ""`);
    await page.until("the search box", `document.activeElement.id === "find"`);
    await page.type("czskx");
    await page.until("what is found", `${options}[0]?.innerText.includes(${JSON.stringify(CENTRE)})`);
    assert(await page.value(`${options}[0].innerText.includes("常州市科协")`), "it says which name it was");
    await page.press("Enter", 13);
    await page.until("its panel", `document.querySelector(".panel h2")?.innerText.includes(${JSON.stringify(CENTRE)})`);
    await page.until("it is selected", network(`network.drawing.selected === ${JSON.stringify(CENTRE)}`));
  },

  async "its neighbours expand"(page) {
    const [before, known] = await page.value(network(`[network.graph.degree(${JSON.stringify(CENTRE)}), network.graph.order]`));
    await page.clickOn(`[...document.querySelectorAll(".panel button")].find((button) => button.classList.contains("primary"))`);
    await page.until("all its neighbours", `fetch("/api/neighbours?id=" + encodeURIComponent(${JSON.stringify(CENTRE)})).then((r) => r.json()).then(({ total }) => ${network(`network.graph.degree(${JSON.stringify(CENTRE)})`)} === Math.min(24, total))`);
    await page.until("the address says so", `decodeURIComponent(location.hash).includes("opened=${CENTRE}")`);
    assert(await page.value(network("network.graph.order")) >= known && before <= 24);
  },

  async "a click beside a line gives the sentence, its rule and its words"(page) {
    await page.until("quiet", network("network.layout.worker === null"));
    // `void`: the camera that it gives back refers to all of the page.
    await page.value(network(`void network.drawing.sigma.getCamera().setState({ ...network.drawing.sigma.getNodeDisplayData(${JSON.stringify(CENTRE)}), ratio: 0.35 })`));
    await wait(400);
    const [x, y, edge] = await page.value(BESIDE_LINE) ?? assert.fail("no line lies free");
    const ends = await page.value(network(`network.graph.extremities(${JSON.stringify(edge)})`));
    await page.click(x, y);
    await page.until("the sentence", `document.querySelector(".panel blockquote")?.innerText.length > 8`);
    const said = await page.value(`(() => { const one = document.querySelector(".panel .claim"); return {
      ends: [...document.querySelectorAll(".panel .ends .name")].map((name) => name.innerText.trim()), trigger: one.querySelector(".trigger")?.innerText,
      ours: [...one.querySelectorAll(".mention.end")].length, foot: one.querySelector("footer").innerText }; })()`);
    assert.deepEqual(said.ends.sort(), ends.sort());
    assert(said.trigger?.length > 0 && said.ours > 0, JSON.stringify(said));
    assert.match(said.foot, /(规则|rule) [a-z-]+.*0\.\d\d/s);
  },

  async "the address gives the view back"(page, address, browser) {
    const hash = await page.value("location.hash");
    const second = await browser.page();
    await second.open(`${address}${hash}`);
    await second.until("the network", READY);
    const view = network(`[network.graph.nodes().sort().join(), network.state.edge.join(), network.drawing.sigma.getCamera().ratio.toFixed(2)]`);
    assert.deepEqual(await second.value(view), await page.value(view));
    assert.deepEqual(second.problems, []);
    // In front of the first it would keep that from drawing.
    await second.close();
    await page.send("Page.bringToFront");
  },

  async "the sentence is marked in its article, and a mention tells what it is"(page) {
    const sentence = await page.value(`document.querySelector(".panel blockquote").innerText`);
    await page.clickOn(`document.querySelector(".panel .claim footer a")`);
    await page.until("the article", `document.querySelector(".article-text .wanted")`);
    assert.equal(await page.value(`[...document.querySelectorAll(".wanted")].map((mark) => mark.innerText).join("")`), sentence);
    const at = await page.value(`(() => { const b = document.querySelector(".article-text .mention").getBoundingClientRect(); return [b.x + 5, b.y + b.height / 2]; })()`);
    await page.send("Input.dispatchMouseEvent", { type: "mouseMoved", x: at[0], y: at[1] });
    await page.until("the card", `!document.querySelector(".hover-card").hidden`);
    const link = await page.value(`document.querySelector(".article-text .mention").getAttribute("href")`);
    await page.clickOn(`document.querySelector(".article-text .mention")`);
    await page.until("the entity", `location.hash === ${JSON.stringify(link)} && document.querySelector(".headline h1")`);
  },

  async "an entity's page has facts that unfold to sentences"(page, address) {
    await page.open(`${address}#/entity/${encodeURIComponent("华罗庚")}`);
    await page.until("the page", `document.querySelector(".headline h1")?.innerText.includes("华罗庚") && document.querySelector(".facts-page")`);
    assert(await page.value(shown("中国数学会")) && await page.value(shown("理事长")));
    await page.clickOn(`document.querySelector(".thing button")`);
    await page.until("the sentence", `document.querySelector(".unfolded blockquote")?.innerText.length > 8`);
    await page.until("its small picture", `document.querySelector(".mini .names")?.dataset.written > 3`);
    assert(await page.value(`document.querySelector(".formats a[href*='format=turtle']") !== null`));
  },

  async "a ready-made question with a parameter has rows, and they become charts"(page, address) {
    await page.open(`${address}#/sparql`);
    await page.until("the menu", `document.querySelectorAll("#questions option").length > 10`);
    await page.value(`(() => { const menu = document.getElementById("questions"); menu.value = "organisers"; menu.dispatchEvent(new Event("change")); })()`);
    await page.until("the form", `document.querySelector(".parameters input[name=who]")`);
    await page.clickOn(`document.querySelector(".parameters input[name=who]")`);
    await page.send("Input.insertText", { text: "中国科学技术协会" });
    await page.press("Enter", 13);
    await page.until("rows", `document.querySelectorAll(".results tbody tr").length > 1`);
    const rows = await page.value(`[...document.querySelectorAll(".results tbody tr")].map((row) => row.innerText)`);
    assert(rows.every((row) => row.includes("中国科学技术协会")), rows.join("\n"));
    for (const [kind, there] of [["bars", ".chart .bar"], ["timeline", ".events time"], ["asNetwork", ".mini .names"], ["table", ".results tbody tr"]]) {
      await page.clickOn(`document.querySelector("[data-kind=${kind}]")`);
      await page.until(kind, `document.querySelector(${JSON.stringify(there)})`);
    }
    assert(await page.value(`[...document.querySelectorAll("main select option")].some((option) => option.value === "CSV")`));
  },

  async "bars that one column does not tell apart are named by two"(page, address) {
    const query = "SELECT ?who ?what (COUNT(*) AS ?n) { ?w tupu:organises ?p . ?w skos:prefLabel ?who . ?p skos:prefLabel ?what } GROUP BY ?who ?what LIMIT 40";
    await page.open(`${address}#/sparql?query=${encodeURIComponent(query)}&as=bars`);
    await page.until("bars", `document.querySelector(".chart .bar")`);
    const names = await page.value(`[...document.querySelectorAll(".chart .name title")].map((title) => title.textContent)`);
    assert(names.length > 5 && new Set(names).size === names.length, names.join("\n"));
  },

  async "the editor completes a Chinese label to our property"(page) {
    const inside = `document.querySelector(".editor").shadowRoot`;
    await page.value(`${inside}.querySelector(".cm-content").focus()`);
    await page.press("End", 35);
    await page.send("Input.insertText", { text: " 举办" });
    await page.until("completions", `[...${inside}.querySelectorAll(".cm-completionLabel")].some((it) => it.innerText === "tupu:organises")`);
    await page.press("Escape", 27);
  },

  async "a wrong query says where it is wrong"(page, address) {
    await page.open(`${address}#/sparql?query=${encodeURIComponent("SELECT * {\n ?s ?p }")}`);
    await page.until("the message", `document.querySelector(".problem")?.innerText.includes("line 2")`);
    // The browser itself reports the status 400.
    page.problems = page.problems.filter((problem) => !/status of 400/.test(problem));
  },

  async "the numbers are a table with sentences and a file"(page, address) {
    await page.open(`${address}#/statistics?who=zgtydbt`);
    await page.until("rows", `document.querySelectorAll("tbody tr").length > 3`);
    assert(await page.value(`[...document.querySelectorAll("tbody tr")].every((row) => row.innerText.includes("中国体育代表团"))`));
    const file = await page.value(`fetch(document.querySelector("a[download]").href).then((r) => r.text())`);
    assert(file.split("\n").length > 3 && file.includes("金牌"));
  },

  async "articles are listed and narrowed"(page, address) {
    await page.open(`${address}#/articles?q=${encodeURIComponent("地铁")}`);
    await page.until("one article", `document.querySelectorAll(".list li a").length === 1`);
  },

  async "what an article says never becomes part of the page"(page, address) {
    await page.open(`${address}#/articles?q=${encodeURIComponent("<img")}`);
    await page.until("its title", `document.querySelector(".list a")?.innerText.startsWith("<img src=x")`);
    await page.clickOn(`document.querySelector(".list a")`);
    await page.until("the article", `document.querySelector(".article-text .mention")`);
    await page.open(`${address}#/network?around=${encodeURIComponent("常州大学")}`);
    await page.until("the network", READY);
    assert.equal(await page.value(`[window.attacked, document.querySelectorAll("main img").length].join()`), ",0");
  },

  async "filters, time and colours change the picture"(page, address) {
    await page.open(`${address}#/network`);
    await page.until("the network", READY);
    const all = await page.value(network("network.graph.order"));
    await page.clickOn(`document.querySelector(".chip[data-value=Place]")`);
    await page.until("fewer", `${READY} && ${network(`network.graph.order < ${all} && network.graph.everyNode((id, it) => it.kind !== "Place")`)}`);
    assert(await page.value(`location.hash.includes("type=Organisation")`));
    await page.value(`(() => { const to = document.querySelector(".timeline .to"); to.value = Math.floor(to.max / 3); to.dispatchEvent(new Event("input")); })()`);
    await page.until("lines hidden", network(`network.graph.someEdge((edge) => network.drawing.sigma.getEdgeDisplayData(edge).hidden)`));
    await page.value(`(() => { const colour = document.querySelector(".choice select"); colour.value = "community"; colour.dispatchEvent(new Event("change")); })()`);
    await page.until("communities", network(`new Set(network.graph.mapNodes((id, it) => it.community)).size > 3`));
  },

  async "the picture can be saved as SVG, PNG and GEXF"(page, address) {
    await page.open(`${address}#/network?limit=100`);
    await page.until("the network", `${READY} && location.hash.includes("limit=100")`);
    const [svg, gexf, png, order] = await page.value(`import("/explorer/network/export.js").then(async (files) => {
      const { drawing, graph } = document.querySelector("main").network;
      const whole = (text) => { const it = new DOMParser().parseFromString(text, "application/xml"); return it.querySelector("parsererror") ? it.querySelector("parsererror").textContent : it; };
      const [svg, gexf] = [whole(files.svg(drawing)), whole(files.gexf(drawing))];
      return [svg.querySelectorAll?.("circle").length ?? svg, gexf.querySelectorAll?.("nodes > node").length ?? gexf, (await files.png(drawing)).size, graph.order];
    })`);
    assert.deepEqual([svg, gexf], [order, order]);
    assert(png > 20000, `${png} bytes`);
  },

  async "keys move and zoom; the search is reached by Tab"(page) {
    const ratio = network("network.drawing.sigma.getCamera().ratio");
    const before = await page.value(ratio);
    await page.value(`document.activeElement.blur()`);
    await page.press("+");
    await page.until("nearer", `${ratio} < ${before}`);
    const reached = new Set();
    for (let press = 0; press < 30; press += 1) {
      await page.press("Tab", 9);
      reached.add(await page.value(`document.activeElement.id || document.activeElement.className || document.activeElement.tagName`));
    }
    for (const wanted of ["find", "language", "theme", "chip"]) assert(reached.has(wanted), `Tab reaches ${wanted}: ${[...reached]}`);
  },

  async "language and theme switch"(page) {
    const menu = `document.getElementById("views").innerText.replace(/\\s+/g, " ")`;
    const before = await page.value(menu);
    await page.clickOn(`document.getElementById("language")`);
    await page.until("the other language", `${menu} !== ${JSON.stringify(before)}`);
    const both = [before, await page.value(menu)].sort();
    assert.match(both[0], /^Network Articles/);
    assert.match(both[1], /^网络 文章 查询 统计/);
    const dark = await page.value(`document.documentElement.dataset.theme`);
    await page.clickOn(`document.getElementById("theme")`);
    await page.until("the other theme", `document.documentElement.dataset.theme !== ${JSON.stringify(dark)}`);
  },
};

// Every page fits a telephone.
async function narrow(browser, address) {
  const page = await browser.page({ width: 390, height: 844, mobile: true, dark: true });
  for (const place of ["network", `entity/${encodeURIComponent("华罗庚")}`, "articles", "statistics", "sparql?query=SELECT%20%2A%20%7B%20%3Fs%20tupu%3Aorganises%20%3Fo%20%7D"]) {
    await page.open(`${address}#/${place}`);
    await page.until(place, place === "network" ? READY : `document.querySelector("main h1")`);
    await wait(300);
    const [wide, most] = await page.value(`[document.documentElement.scrollWidth, innerWidth]`);
    assert(wide <= most, `${place}: ${wide} pixels on a screen of ${most}`);
    if (place === "network") {
      const [discs, touching] = await page.value(network(`(() => {
        const all = network.drawing.scene();
        return [all.length, all.filter((a, at) => all.slice(at + 1).some((b) => Math.hypot(a.x - b.x, a.y - b.y) < a.radius + b.radius - 1)).length];
      })()`));
      assert(touching < discs / 10, `${touching} of ${discs} discs lie on others`);
    }
  }
  return page;
}

let browser;
let server;
try {
  store();
  const running = await serve();
  server = running.server;
  server.removeAllListeners("exit");
  browser = await Browser.start(process.env.CHROMIUM ?? "chromium");
  const page = await browser.page();
  for (const [name, step] of Object.entries(STEPS)) {
    try { await step(page, running.address, browser); } catch (error) {
      if (pictures) await page.picture(join(pictures, "failed.png")).catch(() => {});
      throw new Error(`${name}: ${error.message}\n${page.problems.join("\n")}`, { cause: error });
    }
    console.log(`ok  ${name}`);
  }
  const small = await narrow(browser, running.address);
  console.log("ok  every page fits 390 pixels");
  assert.deepEqual([...page.problems, ...small.problems], [], "nothing is reported in the console");
  console.log("ok  nothing in the console");
  const foreign = [...page.addresses, ...small.addresses].filter((asked) => !/^(data|blob|about):/.test(asked) && new URL(asked).origin !== new URL(running.address).origin);
  assert.deepEqual(foreign, [], "no other host is asked");
  assert(page.addresses.length > 30);
  console.log(`ok  no other host among ${page.addresses.length + small.addresses.length} requests`);
} catch (error) {
  console.error(`FAILED  ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser?.close();
  server?.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
