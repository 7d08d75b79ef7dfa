// Brings what is made from the sources up to date: the Prisma client, the bundles, Next's build.
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { copyVendor } from "../copy-vendor.mjs";
import { runNode } from "./child.mjs";
import { quietTools } from "./environment.mjs";
import { readIfExists } from "./files.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { inRoot, root } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { step } from "./report.mjs";

/** Bundle name to source. */
export const ENTRIES = {
  server: "lib/server/server.ts",
  worker: "lib/server/worker.ts",
  seed: "lib/server/seed.ts",
  bench: "scripts/bench/main.ts",
  replay: "scripts/replay/main.ts",
};

const SHARED = ["lib", "prisma/schema.prisma", "package-lock.json", "tsconfig.json", "tsconfig.server.json"];
const NEXT = [
  "app",
  "components",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "next.config.ts",
  "postcss.config.mjs",
];

const PRISMA = inRoot("node_modules/prisma/build/index.js");
const NEXT_CLI = inRoot("node_modules/next/dist/bin/next");

/** Makes an artefact unless its stamp says that it was made from the same inputs. */
async function unlessFresh({ label, stamp, wanted, present }, make) {
  if (present() && readIfExists(inRoot(stamp)) === wanted) return false;
  rmSync(inRoot(stamp), { force: true });
  await step(label, make);
  writeFileSync(inRoot(stamp), wanted);
  return true;
}

/** A tool that outlived a killed launcher would be in the next one's way: Next refuses two builds at once. */
async function runTool(args, env, what) {
  const { code, output } = await runNode(args, { ...process.env, ...quietTools, ...env });
  if (code === 0) return;
  console.error(output.trimEnd());
  throw new Problem(`${what} failed (exit code ${code}).`, "The messages above say where.");
}

/** Generates the Prisma client when schema or Prisma changed. */
export function ensureGenerated() {
  const about = {
    label: "Generating the database client",
    stamp: "prisma/generated/.stamp",
    wanted: fingerprint(root, ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"]),
    present: () => existsSync(inRoot("prisma/generated")),
  };
  return unlessFresh(about, () => runTool([PRISMA, "generate"], {}, "prisma generate"));
}

/** Bundles server, worker and tools with esbuild; entries without a source are left out. */
export function ensureBundles() {
  const about = {
    label: "Bundling the server",
    stamp: "dist/.stamp",
    wanted: fingerprint(root, [
      ...SHARED,
      "scripts/bench",
      "scripts/replay",
      "scripts/lib",
      "scripts/build-server.mjs",
    ]),
    present: () => existsSync(inRoot("dist")),
  };
  return unlessFresh(about, () => runTool(["scripts/build-server.mjs"], {}, "Bundling"));
}

/** What Next's build was, or would be, made from. */
export const nextFingerprint = () => fingerprint(root, [...SHARED, ...NEXT]);

/** Builds the pages with Next. */
export function ensurePages() {
  const about = {
    label: "Building the pages",
    stamp: ".next/sekisho-stamp",
    wanted: nextFingerprint(),
    present: () => existsSync(inRoot(".next/BUILD_ID")),
  };
  return unlessFresh(about, async () => {
    copyVendor();
    await runTool([NEXT_CLI, "build"], { NODE_ENV: "production" }, "next build");
  });
}
