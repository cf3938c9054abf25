// What a small picture in another page needs; loaded when there is one.

export { Graph } from "../vendor/graph.js";
export { Drawing } from "./drawing.js";
export { Layout, startPlace } from "./layout.js";
