// The graph as `src/visualise/html.rs` writes it, with what is looked up often.

const data = JSON.parse(document.getElementById("data").textContent);

const nodes = data.nodes.map((node, index) => ({
  ...node,
  index,
  pairs: [],
  edges: [],
  homeX: node.x,
  homeY: node.y,
  count: node.mentions.reduce((sum, [, times]) => sum + times, 0),
  wanted: [node.name, ...node.aliases].map((name) => name.toLowerCase()),
}));

// All statements between the same two nodes are one line on screen.
const pairs = [];
{
  const byEnds = new Map();
  data.edges.forEach((edge) => {
    nodes[edge.s].edges.push(edge);
    if (edge.s === edge.t) return;
    nodes[edge.t].edges.push(edge);
    const [a, b] = edge.s < edge.t ? [edge.s, edge.t] : [edge.t, edge.s];
    const key = a * nodes.length + b;
    if (!byEnds.has(key)) {
      const pair = { a: nodes[a], b: nodes[b], edges: [], index: pairs.length };
      byEnds.set(key, pair);
      pairs.push(pair);
      nodes[a].pairs.push(pair);
      nodes[b].pairs.push(pair);
    }
    byEnds.get(key).edges.push(edge);
  });
}

const other = (pair, node) => (pair.a === node ? pair.b : pair.a);
const DONE = 0;
const DENIED = 2;

// What is shown: filters by type and predicate, and whether nodes without lines show.
const shown = {
  types: new Set(data.types.keys()),
  predicates: new Set(data.predicates.keys()),
  loners: nodes.every((node) => node.pairs.length === 0),
};

const edgeShown = (edge) => shown.predicates.has(edge.p);
const pairEdges = (pair) => pair.edges.filter(edgeShown);

function applyFilters() {
  nodes.forEach((node) => { node.linked = false; });
  pairs.forEach((pair) => {
    pair.visible = shown.types.has(pair.a.type) && shown.types.has(pair.b.type) && pair.edges.some(edgeShown);
    if (pair.visible) pair.a.linked = pair.b.linked = true;
  });
  nodes.forEach((node) => {
    node.visible = shown.types.has(node.type) && (node.linked || shown.loners);
  });
}
applyFilters();

// Entities that carry the typed name, then those that contain it, the most connected first.
function search(typed, limit) {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return [];
  const quality = (node) => Math.min(...node.wanted.map((name) =>
    name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 9));
  return nodes
    .map((node) => [quality(node), node])
    .filter(([grade]) => grade < 9)
    .sort(([g, a], [h, b]) => g - h || b.edges.length - a.edges.length || a.index - b.index)
    .slice(0, limit)
    .map(([, node]) => node);
}
