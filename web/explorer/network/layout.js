// Where entities stand: places to start from that depend on their names alone, then forces, in a worker.

// 32 bits of a text (FNV-1a).
export function hash(text) {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    h ^= text.charCodeAt(at);
    h = Math.imul(h, 0x01000193);
  }
  return (h ^ (h >>> 15)) >>> 0;
}

// The most connected (`order` 0) in the middle, each in a direction of its own.
export function startPlace(id, order, count) {
  const angle = (hash(id) / 2 ** 32) * 2 * Math.PI;
  const away = 12 * Math.sqrt((order + 0.5) * Math.max(1, 200 / count)) * Math.sqrt(count / 10);
  return { x: away * Math.cos(angle), y: away * Math.sin(angle) };
}

// Near its neighbour, in a direction of its own.
export function placeBeside(at, id, size = 60) {
  const angle = (hash(id) / 2 ** 32) * 2 * Math.PI;
  return { x: at.x + size * Math.cos(angle), y: at.y + size * Math.sin(angle) };
}

export class Layout {
  constructor(graph, moved) {
    this.graph = graph;
    this.moved = moved;
    this.job = 0;
    this.worker = null;
  }

  // Moves all nodes, or all but `fixed`; done when the promise is.
  run({ fixed = new Set(), steps } = {}) {
    const { graph } = this;
    this.stop();
    const ids = graph.nodes();
    const places = new Map(ids.map((id, at) => [id, at]));
    const nodes = ids.map((id) => {
      const it = graph.getNodeAttributes(id);
      return [it.x, it.y, it.radius ?? it.size, fixed.has(id) || it.fixed];
    });
    const edges = graph.mapEdges((edge, it, source, target) => [places.get(source), places.get(target), it.weight ?? 1]);
    const usual = ids.length < 400 ? 700 : ids.length < 1500 ? 350 : 140;
    const job = (this.job += 1);
    return new Promise((resolve) => {
      const worker = (this.worker = new Worker("/explorer/network/layout-worker.js", { type: "module" }));
      this.done = resolve;
      worker.onmessage = ({ data }) => {
        if (data.job !== this.job) return;
        // In place, so that it is drawn once.
        graph.forEachNode((id, it) => {
          const at = places.get(id);
          if (at !== undefined && !it.held) { it.x = data.places[at * 2]; it.y = data.places[at * 2 + 1]; }
        });
        this.moved();
        if (data.done) { this.stop(); resolve(true); }
      };
      worker.onerror = () => { this.stop(); resolve(false); };
      worker.postMessage({ job, nodes, edges, steps: steps ?? usual });
    });
  }

  stop() {
    this.worker?.terminate();
    this.worker = null;
    this.done?.(false);
    this.done = null;
  }
}
