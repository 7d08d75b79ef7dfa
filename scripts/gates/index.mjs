// Every gate; the cheap ones first.
const NAMES = ["messages", "licences", "lint", "arrows", "dead-code", "schema-drift", "types"];

/**
 * @param {string} root
 * @param {(result: { name: string, problems: string[], seconds: number }) => void} report called as each gate ends
 */
export async function runGates(root, report) {
  const results = [];
  for (const file of NAMES) {
    const startedAtMs = performance.now();
    const gate = await import(`./${file}.mjs`);
    const outcome = await gate.check(root).catch((error) => ({ name: file, problems: [error.stack ?? String(error)] }));
    const result = { ...outcome, seconds: (performance.now() - startedAtMs) / 1000 };
    results.push(result);
    report(result);
  }
  return results;
}
