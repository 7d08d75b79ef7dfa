// Bundles the entry points into dist/. Packages stay outside, so that next, pg and the rest exist once per process.
import { existsSync } from "node:fs";
import { build } from "esbuild";
import { ENTRIES } from "./lib/build.mjs";
import { inRoot, root } from "./lib/paths.mjs";

const present = Object.entries(ENTRIES).filter(([, source]) => existsSync(inRoot(source)));

await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(present),
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  packages: "external",
  sourcemap: true,
  tsconfig: "tsconfig.server.json",
  logLevel: "warning",
});
