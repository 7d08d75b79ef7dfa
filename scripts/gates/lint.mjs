import { listFiles } from "./sources.mjs";
import { linesOf, runBin } from "./tool.mjs";

const FOLDERS = ["app", "components", "lib", "scripts", "e2e"];

/** Formatting and lint rules, by Biome; warnings count. */
export async function check(root) {
  const { code, output } = await runBin(root, "biome", [
    "check",
    "--error-on-warnings",
    "--max-diagnostics=50",
    "--colors=off",
    ".",
  ]);
  const problems = code === 0 ? [] : linesOf(output);
  const checked = Number(/Checked (\d+) files?/.exec(output)?.[1] ?? 0);
  const onDisk = FOLDERS.flatMap((folder) => listFiles(root, folder, /\.(tsx?|mjs)$/)).length;
  if (checked < onDisk) problems.push(`Biome checked ${checked} files, of at least ${onDisk}.`);
  return { name: "lint and format", problems };
}
