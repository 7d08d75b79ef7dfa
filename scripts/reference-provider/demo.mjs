// The demo's live provider: it answers on the port it had the last time, since the demo's configuration names it.
import path from "node:path";
import { readJsonIfValid, writeAtomically } from "../lib/files.mjs";
import { startReferenceProvider } from "./server.mjs";

/** lib/demo/providers.ts reads it. */
const FILE = "reference-provider.json";

/**
 * Starts the provider, writes down how it is asked and lets the application ask it. Where something else has taken its old port, the
 * demo's questions stay unanswered, which is what a broken provider looks like.
 * @param {{ env: NodeJS.ProcessEnv, directory: string, atEnd: (undo: () => unknown) => void }} options
 */
export async function ensureDemoProvider({ env, directory, atEnd }) {
  if (env.SEKISHO_DEMO !== "1") return;
  const file = path.join(directory, FILE);
  const known = readJsonIfValid(file);
  const provider = await startReferenceProvider({ port: known?.port ?? 0 }).catch(() => undefined);
  if (!provider) return;
  atEnd(() => provider.close());
  const { host, port } = new URL(provider.url);
  const about = { port: Number(port), apiKey: provider.apiKey, documents: provider.documents };
  writeAtomically(file, `${JSON.stringify(about, null, 2)}\n`);
  env.SEKISHO_PROVIDER_HOSTS = [env.SEKISHO_PROVIDER_HOSTS, host].filter(Boolean).join(",");
}
