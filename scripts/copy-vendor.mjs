// Copies what the pages load as plain files out of their packages into public/vendor (not kept in git).
import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { inRoot } from "./lib/paths.mjs";

const FILES = {
  "swagger-ui": {
    package: "swagger-ui-dist",
    files: ["swagger-ui-bundle.js", "swagger-ui-bundle.js.LICENSE.txt", "swagger-ui.css", "LICENSE", "NOTICE"],
  },
};

/** Idempotent; a fraction of a second. */
export function copyVendor() {
  const { resolve } = createRequire(import.meta.url);
  for (const [folder, source] of Object.entries(FILES)) {
    const from = path.dirname(resolve(`${source.package}/package.json`));
    const to = inRoot("public/vendor", folder);
    mkdirSync(to, { recursive: true });
    for (const file of source.files) copyFileSync(path.join(from, file), path.join(to, file));
  }
}

if (import.meta.url === `file://${process.argv[1]}`) copyVendor();
