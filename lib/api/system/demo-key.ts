import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { env } from "@/lib/platform/env";

const demoFile = z.object({ apiKeys: z.array(z.object({ key: z.string() })) });

/** The demo's own API key while the demo is on and loaded; null otherwise. It is printed at every start, and no secret. */
export async function demoKey(): Promise<string | null> {
  if (env().SEKISHO_DEMO !== "1") return null;
  const file = path.join(/* turbopackIgnore: true */ env().SEKISHO_DATA_DIR, "demo.json");
  const text = await readFile(file, "utf8").catch(() => null);
  const parsed = text === null ? null : demoFile.safeParse(JSON.parse(text));
  return parsed?.success ? (parsed.data.apiKeys[0]?.key ?? null) : null;
}
