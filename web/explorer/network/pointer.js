// What the pointer does with the picture: it shows a line before it is clicked, and carries entities.

import { nearestLine } from "./nearest.js";

// The line that a pointer means: a finger is less exact than a mouse.
export function lineAt(drawing, event) {
  const coarse = event.original?.pointerType === "touch" || matchMedia("(pointer: coarse)").matches;
  return nearestLine(drawing.sigma, drawing.graph, event, coarse ? 14 : 6);
}

// Shows which line a click would take; looked for once in each picture at most, and not while something is carried.
export function pointing(drawing) {
  const { sigma, holder, graph } = drawing;
  let last = null;
  const look = () => {
    const event = last;
    last = null;
    if (drawing.closed || drawing.held || event.original?.buttons) return;
    const edge = drawing.hovered ? null : lineAt(drawing, event);
    if (edge === drawing.pointed) return;
    const edges = [edge, drawing.pointed].filter((one) => one && graph.hasEdge(one));
    drawing.pointed = edge;
    if (!drawing.hovered) holder.style.cursor = edge ? "pointer" : "";
    sigma.refresh({ partialGraph: { edges }, skipIndexation: true });
  };
  sigma.on("moveBody", ({ event }) => {
    if (!last) requestAnimationFrame(look);
    last = event;
  });
}

// An entity follows the pointer and stays where it is let go.
export function dragging(drawing) {
  const { sigma, graph } = drawing;
  sigma.on("downNode", ({ node }) => {
    drawing.held = node;
    drawing.dragged = false;
    graph.setNodeAttribute(node, "held", true);
    if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
  });
  sigma.on("moveBody", ({ event }) => {
    if (!drawing.held || !graph.hasNode(drawing.held)) return;
    drawing.dragged = true;
    const { x, y } = sigma.viewportToGraph(event);
    graph.mergeNodeAttributes(drawing.held, { x, y, fixed: true });
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
  });
  const drop = () => {
    if (drawing.held && graph.hasNode(drawing.held)) graph.removeNodeAttribute(drawing.held, "held");
    drawing.held = null;
    // The click that ends a drag is none.
    setTimeout(() => { drawing.dragged = false; });
  };
  sigma.on("upNode", drop);
  sigma.on("upStage", drop);
}
