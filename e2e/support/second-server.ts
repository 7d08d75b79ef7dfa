import { startBundle } from "../../scripts/lib/child.mjs";
import { freePort } from "../../scripts/lib/preflight.mjs";
import { waitUntilReady } from "../../scripts/lib/serve.mjs";

export type SecondServer = {
  readonly url: string;
  /** Its exit code, once it has ended. */
  readonly exited: Promise<number>;
  readonly terminate: () => void;
  /** Ends it, if it still runs. */
  readonly stop: () => Promise<void>;
};

/** Another process of the same build on the same database; in it Next itself serves the API. Its jobs are left to the first. */
export async function startSecondServer(): Promise<SecondServer> {
  const port = await freePort();
  const child = startBundle("server", [], {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    SEKISHO_FAST_PATH: "0",
    SEKISHO_WORKER: "external",
  });
  try {
    await waitUntilReady(child, port);
  } catch (error) {
    await child.stop();
    throw error;
  }
  const { pid } = child;
  if (pid === undefined) throw new Error("the second server has no process");
  return {
    url: `http://127.0.0.1:${port}`,
    exited: child.exited,
    terminate: () => process.kill(pid, "SIGTERM"),
    stop: () => child.stop(),
  };
}
