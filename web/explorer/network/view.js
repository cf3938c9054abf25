// The network: what is in the picture, how it grows, and the address that gives it back.

import { among, get } from "../api.js";
import { clear, el, icon, later, notice, save } from "../dom.js";
import { keep } from "../main.js";
import { count, t } from "../words.js";
import { Graph } from "../vendor/graph.js";
import { Drawing } from "./drawing.js";
import { gexf, png, svg } from "./export.js";
import { Filters } from "./filters.js";
import { Layout, placeBeside, startPlace } from "./layout.js";
import { Panel } from "./panel.js";
import { Timeline } from "./timeline.js";

const LISTS = ["type", "predicate", "newspaper"];
const NEW = 24;

function read(params) {
  const list = (name) => (params.has(name) ? params.get(name).split(",").filter((item) => item && item !== "-") : null);
  const number = (name, otherwise) => (params.has(name) && Number.isFinite(Number(params.get(name))) ? Number(params.get(name)) : otherwise);
  return {
    type: list("type"), predicate: list("predicate"), newspaper: list("newspaper"),
    confidence: number("confidence", 0), limit: number("limit", 150),
    colour: params.get("colour") ?? "type", size: params.get("size") ?? "degree", grow: params.get("grow") !== "no",
    from: number("from", 0), to: number("to", 0),
    // Entities that the picture is made around instead of the most connected, and those expanded after.
    around: list("around") ?? [], opened: list("opened") ?? [], gone: list("gone") ?? [],
    selected: params.get("selected"), edge: params.get("edge")?.split(",") ?? null, camera: params.get("camera")?.split(",").map(Number) ?? null,
  };
}

class Network {
  constructor(root, { params, meta }) {
    this.root = root;
    this.meta = meta;
    this.state = read(params);
    this.predicates = new Map(meta.predicates.map((p) => [p.id, p]));
    this.graph = new Graph({ type: "undirected", multi: false, allowSelfLoops: false });
    this.total = 0;
    this.build();
  }

  build() {
    const { state, meta } = this;
    this.holder = el("div", { class: "picture", role: "img", "aria-label": t("networkPicture") });
    this.status = el("p", { class: "status", role: "status" });
    this.filters = new Filters(state, meta, { change: () => this.reload(), appearance: () => this.dress() });
    this.panel = new Panel({ meta, filters: () => this.narrowed(), act: {
      select: (id) => this.select(id), expand: (id) => this.expand(id), remove: (id) => this.remove(id),
      edge: (one, other) => this.showEdge(one, other), nothing: () => this.nothing(),
    } });
    this.timeline = new Timeline(meta.months, state.from ? [state.from, state.to] : null, later(60, (range) => {
      [state.from, state.to] = range ?? [0, 0];
      this.drawing.time(range);
      this.keep();
    }));
    const button = (word, shape, work) => el("button", { title: t(word), "aria-label": t(word), onclick: work }, icon(shape));
    const files = el("select", { class: "save", "aria-label": t("save"), onchange: (event) => { this.save(event.target.value); event.target.value = ""; } },
      el("option", { value: "" }, `↓ ${t("save")}`), ["PNG", "SVG", "GEXF"].map((kind) => el("option", { value: kind }, kind)));
    this.side = el("details", { class: "side", open: innerWidth > 900 }, el("summary", {}, t("filters")), this.filters.element);
    clear(this.root, this.holder, el("div", { class: "left" }, this.side), this.panel.element,
      el("div", { class: "tools" }, button("zoomIn", "M12 5v14M5 12h14", () => this.drawing.zoom(1 / 1.5)), button("zoomOut", "M5 12h14", () => this.drawing.zoom(1.5)), button("whole", "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5", () => this.drawing.fit()),
        button("again", "M19 12a7 7 0 1 1-2-5l2 2M19 4v5h-5", () => this.again()), button("reset", "M4 12l8-8 8 8M7 10v9h10v-9", () => this.reset()), button("link", "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1", () => this.share()), files),
      el("div", { class: "bottom" }, this.status, this.timeline.element));
    this.drawing = new Drawing(this.holder, this.graph, {
      predicates: this.predicates,
      onNode: (id) => (state.grow && !state.opened.includes(id) ? this.expand(id) : this.select(id)),
      onDouble: (id) => this.expand(id),
      onEdge: (edge) => this.showEdge(...this.graph.extremities(edge)),
      onNothing: () => this.nothing(),
      onCamera: later(300, () => this.keep()),
    });
    this.drawing.colours = state.colour;
    this.layout = new Layout(this.graph, () => this.drawing.sigma.refresh());
    this.keys = (event) => this.key(event);
    addEventListener("keydown", this.keys);
  }

  narrowed() {
    const { state } = this;
    return { ...Object.fromEntries(LISTS.map((name) => [name, state[name] ?? undefined])), confidence: state.confidence || undefined };
  }

  // The picture that the address describes.
  async start() {
    const { state } = this;
    this.say(t("loading"));
    const wanted = this.narrowed();
    if (LISTS.some((name) => state[name]?.length === 0)) this.add({ nodes: [], edges: [] });
    else if (state.around.length) for (const id of state.around) this.add(await get("neighbours", { id, limit: 60, ...wanted }), id);
    else {
      const answer = await get("network", { limit: state.limit, ...wanted });
      this.total = answer.total;
      this.add(answer);
    }
    for (const id of state.opened) await this.grow(id);
    for (const id of state.gone) if (this.graph.hasNode(id)) this.graph.dropNode(id);
    if (this.closed) return;
    this.dress();
    this.root.dataset.drawn = String(this.graph.order);
    await this.layout.run();
    if (this.closed) return;
    this.drawing.sigma.refresh();
    this.drawing.sigma.setCustomBBox(this.drawing.sigma.getBBox());
    if (state.from) this.drawing.time([state.from, state.to]);
    const [x, y, ratio] = state.camera ?? [];
    if (Number.isFinite(ratio)) this.drawing.sigma.getCamera().setState({ x, y, ratio });
    if (state.edge?.length === 2) await this.showEdge(...state.edge);
    else if (state.selected) await this.select(state.selected, false);
    if (!this.closed) this.root.dataset.ready = "yes";
  }

  // Takes an answer of the server into the picture; new ones stand beside `beside`.
  add({ nodes, edges }, beside) {
    const { graph } = this;
    const at = beside && graph.hasNode(beside) ? graph.getNodeAttributes(beside) : null;
    const fresh = [];
    nodes.forEach((node, order) => {
      if (graph.hasNode(node.id)) return;
      const place = at ? placeBeside(at, node.id, this.span() / 14) : startPlace(node.id, order, nodes.length);
      graph.addNode(node.id, { ...place, size: 4, label: node.name, kind: node.type, degree: node.degree, rank: node.rank, articles: node.articles, alive: true });
      fresh.push(node.id);
    });
    for (const { s, t: target, p, n, c, d, m } of edges) {
      const [one, other] = [nodes[s].id, nodes[target].id];
      if (one === other) continue;
      const part = { s: one, t: other, p, n, c, m };
      const edge = graph.edge(one, other);
      if (edge === undefined) {
        graph.addEdge(one, other, { parts: [part], weight: n, months: d, arrow: !this.isSymmetric(p), denied: m === "denied" });
        continue;
      }
      const it = graph.getEdgeAttributes(edge);
      if (it.parts.some((known) => known.p === p && known.s === one && known.m === m)) continue;
      it.parts.push(part);
      it.weight += n;
      it.months = [...new Set([...it.months, ...d])];
      it.denied &&= m === "denied";
      // An arrow points one way.
      if (this.isSymmetric(p) || it.parts[0].s !== one) it.arrow = false;
    }
    return fresh;
  }

  isSymmetric(p) { return p === "cooperatesWith" || p === "meets"; }

  span() {
    const box = this.drawing.sigma.getBBox();
    return Math.max(100, box.x[1] - box.x[0], box.y[1] - box.y[0]);
  }

  // Sizes, colours, the line of figures.
  dress() {
    const { graph, state, drawing } = this;
    const most = Math.max(1, ...graph.mapNodes((id, it) => (state.size === "rank" ? it.rank : graph.degree(id))));
    const scale = graph.order > 1500 ? 9 : graph.order > 400 ? 14 : 20;
    // In place: sigma is told once, below.
    graph.forEachNode((id, it) => {
      const share = (state.size === "rank" ? it.rank : graph.degree(id)) / most;
      it.size = (graph.order > 1500 ? 2 : 3.5) + scale * Math.sqrt(share);
      it.radius = it.size * Math.max(1, Math.sqrt(graph.order) / 14);
    });
    if (state.colour === "community") drawing.communities();
    drawing.colours = state.colour;
    drawing.sort();
    drawing.refresh();
    this.say(graph.order ? t("entitiesShown", count(graph.order), count(Math.max(this.total, this.meta.counts.connected)), count(graph.size))
      : this.meta.counts.claims ? t("emptyNetwork") : t("emptyStore"));
    this.keep();
  }

  say(text) { this.status.textContent = text; }

  async reload() {
    const { graph, state } = this;
    this.root.dataset.ready = "";
    const places = new Map(graph.mapNodes((id, it) => [id, it]));
    graph.clear();
    this.panel.close();
    Object.assign(state, { selected: null, edge: null, camera: null, opened: [], gone: [] });
    this.drawing.focus(null);
    // What was there already stays near its place.
    const add = this.add.bind(this);
    this.add = (answer, beside) => {
      const fresh = add(answer, beside);
      for (const id of fresh) { const old = places.get(id); if (old) Object.assign(graph.getNodeAttributes(id), { x: old.x, y: old.y }); }
      return fresh;
    };
    this.drawing.sigma.setCustomBBox(null);
    try { await this.start(); } finally { this.add = add; }
  }

  async grow(id) {
    const { graph } = this;
    const answer = await get("neighbours", { id, limit: NEW, ...this.narrowed() });
    const fresh = this.add(answer, id);
    if (fresh.length) {
      // What relates the new ones to those that were there.
      this.add(await among(graph.nodes().slice(0, 5000), this.narrowed()));
    }
    return fresh;
  }

  async expand(id) {
    const { graph, state } = this;
    const old = new Set(graph.nodes());
    const fresh = await this.grow(id);
    if (!state.opened.includes(id)) state.opened.push(id);
    state.gone = state.gone.filter((one) => !fresh.includes(one));
    this.dress();
    await this.select(id, !old.has(id));
    if (fresh.length) {
      if (!this.drawing.sigma.getCustomBBox()) this.drawing.sigma.setCustomBBox(this.drawing.sigma.getBBox());
      await this.layout.run({ fixed: old, steps: 120 });
    }
  }

  // An entity that the search found: into the picture, and in the middle.
  async find(entity) {
    if (!this.graph.hasNode(entity.id)) await this.expand(entity.id);
    else await this.select(entity.id);
    if (this.graph.hasNode(entity.id)) this.drawing.goTo(entity.id);
  }

  async select(id, move = false) {
    if (!this.graph.hasNode(id)) return this.expand(id);
    Object.assign(this.state, { selected: id, edge: null });
    this.drawing.focus(id);
    this.keep();
    if (move) this.drawing.goTo(id);
    await this.panel.entity(id).catch((error) => notice(t("failed", error.message)));
  }

  async showEdge(one, other) {
    const edge = this.graph.hasNode(one) && this.graph.hasNode(other) ? this.graph.edge(one, other) : undefined;
    Object.assign(this.state, { selected: null, edge: [one, other] });
    this.drawing.focus(null, edge ?? null);
    this.keep();
    await this.panel.evidence(one, other).catch((error) => notice(t("failed", error.message)));
  }

  nothing() {
    Object.assign(this.state, { selected: null, edge: null });
    this.panel.close();
    this.drawing.focus(null);
    this.keep();
  }

  remove(id) {
    if (!this.graph.hasNode(id)) return;
    this.graph.dropNode(id);
    this.state.gone.push(id);
    this.state.opened = this.state.opened.filter((one) => one !== id);
    this.nothing();
    this.dress();
  }

  async again() {
    this.graph.forEachNode((id, it) => { it.fixed = false; });
    this.drawing.sigma.setCustomBBox(null);
    const ids = this.graph.nodes();
    ids.forEach((id, order) => Object.assign(this.graph.getNodeAttributes(id), startPlace(id, order, ids.length)));
    await this.layout.run();
    await this.drawing.fit();
    this.drawing.sigma.setCustomBBox(this.drawing.sigma.getBBox());
  }

  reset() {
    Object.assign(this.state, read(new URLSearchParams()));
    this.filters.draw();
    this.reload();
  }

  async share() {
    this.keep();
    try { await navigator.clipboard.writeText(location.href); notice(t("linkCopied")); } catch { notice(location.href); }
  }

  async save(kind) {
    if (kind === "PNG") save("network.png", await png(this.drawing));
    if (kind === "SVG") save("network.svg", svg(this.drawing), "image/svg+xml");
    if (kind === "GEXF") save("network.gexf", gexf(this.drawing), "application/xml");
  }

  keep() {
    if (this.closed || !location.hash.replace(/^#\/?/, "").match(/^(network|$)/)) return;
    const { state, drawing } = this;
    const camera = drawing.sigma.getCamera().getState();
    const moved = Math.abs(camera.ratio - 1) > 0.001 || Math.abs(camera.x - 0.5) > 0.001 || Math.abs(camera.y - 0.5) > 0.001;
    keep("network", {
      ...Object.fromEntries(LISTS.map((name) => [name, state[name] && (state[name].join(",") || "-")])),
      confidence: state.confidence || null, limit: state.limit === 150 ? null : state.limit,
      colour: state.colour === "type" ? null : state.colour, size: state.size === "degree" ? null : state.size, grow: state.grow ? null : "no",
      from: state.from || null, to: state.to || null, around: state.around.join(","), opened: state.opened.join(","), gone: state.gone.join(","),
      selected: state.selected, edge: state.edge?.join(","), camera: moved ? [camera.x, camera.y, camera.ratio].map((n) => n.toFixed(3)).join(",") : null,
    });
  }

  key(event) {
    if (event.target.closest("input, textarea, select, button, a") || event.ctrlKey || event.metaKey || event.altKey) return;
    const { drawing, state } = this;
    const camera = drawing.sigma.getCamera();
    const step = 0.1 * camera.ratio;
    const keys = {
      "+": () => drawing.zoom(1 / 1.5), "=": () => drawing.zoom(1 / 1.5), "-": () => drawing.zoom(1.5), 0: () => drawing.fit(), Escape: () => this.nothing(),
      Delete: () => state.selected && this.remove(state.selected), e: () => state.selected && this.expand(state.selected),
      ArrowLeft: () => camera.setState({ x: camera.x - step }), ArrowRight: () => camera.setState({ x: camera.x + step }),
      ArrowUp: () => camera.setState({ y: camera.y + step }), ArrowDown: () => camera.setState({ y: camera.y - step }),
    };
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  }

  close() {
    this.closed = true;
    removeEventListener("keydown", this.keys);
    this.timeline.halt();
    this.layout.stop();
    this.drawing.close();
  }
}

export async function open(root, { params, meta }) {
  const network = new Network(root, { params, meta });
  // For the tests, which cannot see what WebGL draws.
  root.network = network;
  await network.start();
  return {
    find: (entity) => network.find(entity),
    changed: (name) => {
      if (name !== "theme") return false;
      network.drawing.themed();
      return true;
    },
    again: () => false,
    close: () => network.close(),
  };
}
