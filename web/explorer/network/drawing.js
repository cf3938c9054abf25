// The picture: sigma draws discs and lines, names come on top.

import { EdgeArrowProgram, EdgeLineProgram, Sigma, louvain } from "../vendor/graph.js";
import { colour, isDark } from "../settings.js";
import { label } from "../words.js";
import { Names, arrange } from "./labels.js";
import { dragging, lineAt, pointing } from "./pointer.js";

const TYPES = ["Organisation", "Person", "Place", "Programme", "Work"];
// Twelve that are told apart, also by most who see colours otherwise.
const COMMUNITIES = ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#ee8866", "#44bb99", "#8877cc", "#bbaa77", "#996644", "#7799bb"];

export class Drawing {
  constructor(holder, graph, { predicates, onNode, onEdge, onNothing, onCamera, onDouble }) {
    this.graph = graph;
    this.predicates = predicates;
    this.holder = holder;
    this.selected = null;
    this.edge = null;
    this.hovered = null;
    this.held = null;
    this.pointed = null;
    this.near = new Set();
    this.months = null;
    this.colours = "type";
    this.order = [];
    this.readColours();
    this.fitting();
    this.sigma = new Sigma(graph, holder, {
      allowInvalidContainer: true, renderLabels: false, zIndex: true, hideEdgesOnMove: false,
      defaultEdgeType: "line", edgeProgramClasses: { line: EdgeLineProgram, arrow: EdgeArrowProgram }, minCameraRatio: 0.02, maxCameraRatio: 6,
      stagePadding: this.scale < 0.7 ? 26 : 60, zoomingRatio: 1.5, minEdgeThickness: 1, doubleClickZoomingRatio: 1,
      defaultDrawNodeHover: () => {}, nodeReducer: (id, it) => this.node(id, it), edgeReducer: (id, it) => this.line(id, it),
    });
    this.names = new Names(holder);
    const { sigma } = this;
    sigma.on("resize", () => { if (this.fitting()) sigma.refresh(); });
    sigma.on("afterRender", () => this.write());
    sigma.on("clickNode", ({ node }) => { if (!this.dragged) onNode(node); });
    sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => { preventSigmaDefault(); onDouble?.(node); });
    sigma.on("clickStage", ({ event }) => {
      if (this.dragged) return;
      const edge = lineAt(this, event);
      if (edge) onEdge(edge);
      else onNothing();
    });
    sigma.on("enterNode", ({ node }) => { this.hovered = node; holder.style.cursor = "pointer"; sigma.refresh({ skipIndexation: true }); });
    sigma.on("leaveNode", () => { this.hovered = null; holder.style.cursor = ""; sigma.refresh({ skipIndexation: true }); });
    pointing(this);
    sigma.getCamera().on("updated", onCamera);
    dragging(this);
  }

  // On a telephone the same entities have less room: their discs are smaller. Says whether that has changed.
  fitting() {
    const before = this.scale;
    this.scale = Math.min(1, Math.max(0.5, Math.min(innerWidth, innerHeight) / 800));
    return before !== this.scale;
  }

  readColours() {
    this.types = Object.fromEntries(TYPES.map((type) => [type, colour(`type-${type}`)]));
    this.palette = { line: colour("line"), strong: colour("strong"), faint: colour("faint"), accent: colour("accent"), denied: colour("denied") };
  }

  colourOf(it) {
    return this.colours === "community" && it.community !== undefined ? COMMUNITIES[it.community % COMMUNITIES.length] : this.types[it.kind] ?? this.palette.line;
  }

  // Groups that have more to do with each other than with the rest (Louvain), always found in the same order.
  communities() {
    let state = 1;
    const rng = () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 2 ** 32; };
    if (this.graph.order) louvain.assign(this.graph, { rng, getEdgeWeight: "weight", nodeCommunityAttribute: "community" });
  }

  inTime(edge) {
    const { months } = this;
    if (!months) return true;
    return edge.months.some((m) => m >= months[0] && m <= months[1]);
  }

  node(id, it) {
    const focus = this.selected ?? this.hovered;
    const on = !focus || id === focus || this.near.has(id) || (this.edge && this.graph.hasEdge(this.edge) && this.graph.hasExtremity(this.edge, id));
    const shown = { x: it.x, y: it.y, size: it.size * this.scale, color: this.colourOf(it), zIndex: 1 };
    if (this.months && !it.alive) shown.hidden = true;
    if (!on) { shown.color = this.palette.faint; shown.zIndex = 0; }
    if (id === this.selected || id === this.hovered) { shown.zIndex = 3; shown.highlighted = true; }
    return shown;
  }

  line(id, it) {
    const focus = this.selected ?? this.hovered;
    const shown = { size: Math.min(5, 0.7 + Math.log2(1 + it.weight) * 0.7), color: this.palette.line, type: it.arrow && this.graph.order < 800 ? "arrow" : "line", zIndex: 0 };
    if (!this.inTime(it)) shown.hidden = true;
    if (it.denied) shown.color = this.palette.denied;
    if (id === this.edge) Object.assign(shown, { color: this.palette.accent, size: shown.size + 2, zIndex: 3 });
    else if (focus && this.graph.hasExtremity(id, focus)) Object.assign(shown, { color: this.palette.strong, zIndex: 2 });
    else if (focus || this.edge) shown.color = this.palette.faint;
    if (id === this.pointed && id !== this.edge) Object.assign(shown, { color: this.palette.strong, size: shown.size + 1.5, zIndex: 2 });
    return shown;
  }

  focus(selected, edge = null) {
    this.selected = selected;
    this.edge = edge;
    this.near = new Set(selected && this.graph.hasNode(selected) ? this.graph.neighbors(selected) : []);
    this.refresh();
  }

  time(months) {
    this.months = months;
    if (months) {
      const alive = new Set();
      this.graph.forEachEdge((edge, it, source, target) => { if (this.inTime(it)) alive.add(source).add(target); });
      this.graph.forEachNode((id, it) => { it.alive = alive.has(id); });
    }
    this.refresh();
  }

  refresh() {
    if (this.hovered && !this.graph.hasNode(this.hovered)) this.hovered = null;
    if (this.selected && !this.graph.hasNode(this.selected)) this.selected = null;
    this.sigma.refresh();
  }

  themed() { this.readColours(); this.refresh(); }

  // The most important first; asked for when nodes come or go.
  sort() {
    const { graph } = this;
    this.order = graph.nodes().sort((a, b) => graph.getNodeAttribute(b, "size") - graph.getNodeAttribute(a, "size") || (a < b ? -1 : 1));
  }

  size() {
    const { width, height } = this.sigma.getDimensions();
    return { wide: width, high: height, scale: this.scale };
  }

  // Nodes and lines as they are on screen: what names, PNG and SVG are made of.
  scene() {
    const { sigma, graph } = this;
    const focus = this.selected ?? this.hovered;
    const nodes = [];
    for (const id of this.order) {
      const shown = graph.hasNode(id) && sigma.getNodeDisplayData(id);
      if (!shown || shown.hidden) continue;
      const { x, y } = sigma.framedGraphToViewport(shown);
      const chosen = id === this.selected || id === this.hovered;
      const first = this.near.has(id) && Boolean(this.selected);
      const faint = Boolean(focus) && !chosen && !this.near.has(id) && id !== focus;
      nodes.push({ id, name: graph.getNodeAttribute(id, "label"), x, y, radius: sigma.scaleSize(shown.size), color: shown.color, chosen, first, faint });
    }
    return nodes;
  }

  edgeNames() {
    const { sigma, graph } = this;
    const around = this.edge && graph.hasEdge(this.edge) ? [this.edge] : this.selected ? graph.edges(this.selected) : [];
    if (around.length > 80) return [];
    return around.map((edge) => {
      const [a, b] = graph.extremities(edge).map((id) => sigma.framedGraphToViewport(sigma.getNodeDisplayData(id)));
      return { text: this.saying(edge), ax: a.x, ay: a.y, bx: b.x, by: b.y };
    });
  }

  saying(edge) {
    const names = [...new Set(this.graph.getEdgeAttribute(edge, "parts").map((part) => label(this.predicates.get(part.p))))];
    return names.length > 3 ? `${names.slice(0, 3).join(" · ")} …` : names.join(" · ");
  }

  write() {
    this.names.draw(arrange(this.scene(), this.edgeNames(), this.size()), this.size());
  }

  fit() {
    this.sigma.setCustomBBox(null);
    this.sigma.refresh();
    return this.sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: still() ? 1 : 300 });
  }

  // Where a node is, but not nearer than it was.
  goTo(id) {
    const at = this.sigma.getNodeDisplayData(id);
    const camera = this.sigma.getCamera();
    if (at) camera.animate({ x: at.x, y: at.y, ratio: Math.min(camera.ratio, 0.6) }, { duration: still() ? 1 : 400 });
  }

  zoom(factor) {
    const camera = this.sigma.getCamera();
    camera.animate({ ratio: camera.ratio * factor }, { duration: still() ? 1 : 200 });
  }

  dark() { return isDark(); }

  close() {
    this.closed = true;
    this.sigma.kill();
  }
}

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
