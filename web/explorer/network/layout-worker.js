// Places by force (ForceAtlas2), away from the page so that it stays quick. The number of steps depends on the
// network alone and nothing here is random: the same network looks the same each time.

import { iterate } from "../vendor/layout.js";

const PER_NODE = 10;
const [X, Y, MASS, CONVERGENCE, SIZE, FIXED] = [0, 1, 6, 7, 8, 9];

onmessage = ({ data: { job, nodes, edges, steps } }) => {
  const matrix = new Float32Array(nodes.length * PER_NODE);
  nodes.forEach(([x, y, size, fixed], at) => {
    const start = at * PER_NODE;
    matrix[start + X] = x;
    matrix[start + Y] = y;
    matrix[start + MASS] = 1;
    matrix[start + CONVERGENCE] = 1;
    matrix[start + SIZE] = size;
    matrix[start + FIXED] = fixed ? 1 : 0;
  });
  const links = new Float32Array(edges.length * 3);
  edges.forEach(([source, target, weight], at) => {
    links.set([source * PER_NODE, target * PER_NODE, weight], at * 3);
    matrix[source * PER_NODE + MASS] += 1;
    matrix[target * PER_NODE + MASS] += 1;
  });
  const options = {
    linLogMode: false, outboundAttractionDistribution: false, adjustSizes: false, edgeWeightInfluence: 0.4,
    scalingRatio: 12, strongGravityMode: true, gravity: 0.35, slowDown: 1 + Math.log(nodes.length + 1),
    barnesHutOptimize: nodes.length > 400, barnesHutTheta: 0.8,
  };
  let told = performance.now();
  for (let step = 0; step < steps; step += 1) {
    iterate(options, matrix, links);
    if (performance.now() - told > 120) {
      told = performance.now();
      tell(job, matrix, false);
    }
  }
  apart(matrix);
  tell(job, matrix, true);
};

function tell(job, matrix, done) {
  const places = new Float32Array((matrix.length / PER_NODE) * 2);
  for (let at = 0; at < places.length / 2; at += 1) {
    places[at * 2] = matrix[at * PER_NODE + X];
    places[at * 2 + 1] = matrix[at * PER_NODE + Y];
  }
  postMessage({ job, places, done }, [places.buffer]);
}

// Discs that lie on each other are pushed apart, cell by cell of a grid.
function apart(matrix) {
  const count = matrix.length / PER_NODE;
  let largest = 1;
  for (let at = 0; at < count; at += 1) largest = Math.max(largest, matrix[at * PER_NODE + SIZE]);
  const cell = largest * 2;
  for (let round = 0; round < 30; round += 1) {
    const grid = new Map();
    for (let at = 0; at < count; at += 1) {
      const key = `${Math.floor(matrix[at * PER_NODE + X] / cell)},${Math.floor(matrix[at * PER_NODE + Y] / cell)}`;
      if (!grid.has(key)) grid.set(key, []);
      grid.get(key).push(at);
    }
    let moved = false;
    for (let a = 0; a < count; a += 1) {
      const i = a * PER_NODE;
      const [column, row] = [Math.floor(matrix[i + X] / cell), Math.floor(matrix[i + Y] / cell)];
      for (let dx = -1; dx <= 1; dx += 1) for (let dy = -1; dy <= 1; dy += 1) {
        for (const b of grid.get(`${column + dx},${row + dy}`) ?? []) {
          if (b <= a) continue;
          const j = b * PER_NODE;
          const [ax, ay] = [matrix[j + X] - matrix[i + X], matrix[j + Y] - matrix[i + Y]];
          const wanted = (matrix[i + SIZE] + matrix[j + SIZE]) * 1.15;
          const away = Math.hypot(ax, ay);
          if (away >= wanted) continue;
          moved = true;
          // Two on one spot part along a line that their places in the list give.
          const [ux, uy] = away > 1e-6 ? [ax / away, ay / away] : [Math.cos(a + b), Math.sin(a + b)];
          const fixed = [matrix[i + FIXED], matrix[j + FIXED]];
          const push = (wanted - away) / (fixed[0] || fixed[1] ? 1 : 2);
          if (!fixed[0]) { matrix[i + X] -= ux * push; matrix[i + Y] -= uy * push; }
          if (!fixed[1]) { matrix[j + X] += ux * push; matrix[j + Y] += uy * push; }
        }
      }
    }
    if (!moved) break;
  }
}
