// The network: what is drawn, and how.
export { default as Graph } from "graphology";
export { default as Sigma } from "sigma";
export { EdgeArrowProgram, EdgeLineProgram, EdgeRectangleProgram, NodeCircleProgram, createEdgeArrowProgram } from "sigma/rendering";
export { default as louvain } from "graphology-communities-louvain";
