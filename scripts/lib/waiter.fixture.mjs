// A launcher to be stopped: says when it is ready, and what it undid at the end.
import { run } from "./report.mjs";
import { withCleanup } from "./signals.mjs";

await run(() =>
  withCleanup(async ({ requested, atEnd }) => {
    atEnd(() => console.log("database stopped"));
    atEnd(() => console.log("server stopped"));
    console.log("ready");
    setInterval(() => {}, 1_000);
    await requested;
    return 0;
  }),
);
process.exit();
