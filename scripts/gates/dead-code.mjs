import { linesOf, runBin } from "./tool.mjs";

/** Files, exports and dependencies nothing uses, by knip. */
export async function check(root) {
  const { code, output } = await runBin(root, "knip", ["--no-progress", "--no-config-hints", "--reporter", "compact"]);
  return { name: "dead code", problems: code === 0 ? [] : linesOf(output) };
}
