import { readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "prisma/config";

const root = import.meta.dirname;

// Prisma downloads its engine from a host that many networks block; the same engine comes as WebAssembly with npm.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(root, "scripts/lib/schema-engine.mjs");
process.env.CHECKPOINT_DISABLE ??= "1";

/** The embedded database, as the running `npm start` or `npm run dev` left its address. */
function embeddedUrl(): string | undefined {
  const file = path.resolve(root, process.env.SEKISHO_DATA_DIR ?? ".data", "postgres/url");
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}

const url = process.env.DATABASE_URL ?? embeddedUrl();
const shadowDatabaseUrl = process.env.SHADOW_DATABASE_URL;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  ...(url ? { datasource: { url, ...(shadowDatabaseUrl ? { shadowDatabaseUrl } : {}) } } : {}),
});
