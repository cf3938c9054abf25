// Which line the pointer means. A line is a pixel wide: whoever points some pixels beside it means it all the same.

// How far `[px, py]` is from the piece between two ends.
export function distance([px, py], a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const long = dx * dx + dy * dy;
  const share = long ? Math.min(1, Math.max(0, ((px - a.x) * dx + (py - a.y) * dy) / long)) : 0;
  return Math.hypot(px - a.x - share * dx, py - a.y - share * dy);
}

// The nearest line at most `reach` pixels away; of several on one spot the one in front.
export function nearestLine(sigma, graph, { x, y }, reach) {
  let best = null;
  let least = reach;
  const places = new Map();
  const at = (id) => {
    let place = places.get(id);
    if (!place) { place = sigma.framedGraphToViewport(sigma.getNodeDisplayData(id)); places.set(id, place); }
    return place;
  };
  graph.forEachEdge((edge, it, one, other) => {
    const shown = sigma.getEdgeDisplayData(edge);
    if (!shown || shown.hidden) return;
    const [a, b] = [at(one), at(other)];
    // Most lines are far away: their boxes tell so at once.
    if (Math.min(a.x, b.x) - least > x || Math.max(a.x, b.x) + least < x || Math.min(a.y, b.y) - least > y || Math.max(a.y, b.y) + least < y) return;
    const away = distance([x, y], a, b) - (shown.zIndex ?? 0) * 0.01;
    if (away < least) { least = away; best = edge; }
  });
  return best;
}
