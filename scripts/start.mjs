import { ensureNode } from "./lib/ensure-node.mjs";

ensureNode();
const { run } = await import("./lib/report.mjs");
const { withCleanup } = await import("./lib/signals.mjs");
const { claimDataDir } = await import("./lib/lock.mjs");
const { endLeftoverServer } = await import("./lib/leftover.mjs");
const { checkPort, parsePort } = await import("./lib/preflight.mjs");
const { ensureInstall } = await import("./lib/ensure-install.mjs");
const { dataDir } = await import("./lib/paths.mjs");

// Nothing above needs node_modules; what follows does.
await run(() =>
  withCleanup(async (context) => {
    const port = parsePort(process.env.PORT);
    context.atEnd(await claimDataDir({ what: "npm start", port }));
    await endLeftoverServer(dataDir());
    await checkPort(port);
    await context.guard(ensureInstall());
    const { serve } = await import("./lib/serve.mjs");
    return serve({ ...context, port });
  }),
);
process.exit();
