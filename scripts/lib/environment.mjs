import { dataDir } from "./paths.mjs";

/**
 * What the application's processes are given.
 * @param {{ databaseUrl: string, port?: number, demo: boolean, secrets: Record<string, string>, mode: "production" | "development" }} about
 * @returns {NodeJS.ProcessEnv}
 */
export function applicationEnvironment({ databaseUrl, port, demo, secrets, mode }, env = process.env) {
  return {
    ...env,
    ...secrets,
    ...quietTools,
    DATABASE_URL: databaseUrl,
    SEKISHO_DATA_DIR: dataDir(env),
    SEKISHO_DEMO: demo ? "1" : "0",
    NODE_ENV: mode,
    AUTH_TRUST_HOST: env.AUTH_TRUST_HOST || "1",
    ...(port === undefined ? {} : { PORT: String(port) }),
  };
}

/** Keeps tools from calling home. */
export const quietTools = {
  NEXT_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
  DO_NOT_TRACK: "1",
  SCARF_ANALYTICS: "false",
};

/** Demo data by default on the embedded database only. */
export const wantsDemo = (env = process.env) => (env.SEKISHO_DEMO ? env.SEKISHO_DEMO === "1" : !env.DATABASE_URL);
