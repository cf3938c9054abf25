// ForceAtlas2 without its own worker, which would need a blob: address.
export { default as iterate } from "graphology-layout-forceatlas2/iterate.js";
