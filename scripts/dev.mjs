import { ensureNode } from "./lib/ensure-node.mjs";

ensureNode();
const { run } = await import("./lib/report.mjs");
const { withCleanup } = await import("./lib/signals.mjs");
const { claimDataDir } = await import("./lib/lock.mjs");
const { checkPort, parsePort } = await import("./lib/preflight.mjs");
const { ensureInstall } = await import("./lib/ensure-install.mjs");

await run(() =>
  withCleanup(async (context) => {
    const port = parsePort(process.env.PORT);
    context.atEnd(await claimDataDir({ what: "npm run dev", port }));
    await checkPort(port);
    await context.guard(ensureInstall());
    const { develop } = await import("./lib/develop.mjs");
    return develop({ ...context, port });
  }),
);
process.exit();
