import { ensureNode } from "./lib/ensure-node.mjs";

ensureNode();
const { run } = await import("./lib/report.mjs");
const { withCleanup } = await import("./lib/signals.mjs");
const { ensureInstall } = await import("./lib/ensure-install.mjs");

let total = { passed: 0, failed: 1 };
await run(() =>
  withCleanup(async (context) => {
    await context.guard(ensureInstall());
    const { testAll } = await import("./test/run.mjs");
    total = await context.guard(testAll(context, process.argv.slice(2)));
    return total.failed === 0 && total.passed > 0 ? 0 : 1;
  }),
);
// Last of all, when servers and databases have stopped: continuous integration reads this line.
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : undefined);
