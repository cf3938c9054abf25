// Bundles what the entries export, minified, and writes down whose work is in the bundles.
import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const names = ["graph", "layout", "editor"];
const result = await build({
  entryPoints: names.map((name) => ({ in: `${name}.entry.js`, out: name })),
  bundle: true, minify: true, format: "esm", target: "es2022", outdir: ".", metafile: true, legalComments: "none", charset: "utf8",
});

const packages = new Set();
for (const output of Object.values(result.metafile.outputs)) {
  for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) {
    const found = bytesInOutput && file.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//);
    if (found) packages.add(found[1]);
  }
}
let text = "What graph.js, layout.js and editor.js in this folder are made of. Written by build.mjs.\n";
for (const name of [...packages].sort()) {
  const folder = join("node_modules", name);
  const { version, license, repository } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  text += `\n${"-".repeat(79)}\n${name} ${version} (${license})\n`;
  text += `${String(repository?.url ?? repository ?? "").replace(/^git\+|\.git$/g, "")}\n\n`;
  text += file ? readFileSync(join(folder, file), "utf8").replace(/\r/g, "").trim() + "\n" : "No licence file comes with it.\n";
}
writeFileSync("LICENSES.txt", text);
