import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { env } from "@/lib/platform/env";
import { ROLES } from "@/lib/shared/vocabulary";

const demoFile = z.object({
  users: z.array(z.object({ email: z.string(), password: z.string(), role: z.enum(ROLES) })),
});
export type DemoUser = z.infer<typeof demoFile>["users"][number];

/** The sign-ins of the demo, while the demo is on and loaded; none otherwise. */
export async function demoUsers(): Promise<readonly DemoUser[]> {
  if (env().SEKISHO_DEMO !== "1") return [];
  const file = path.join(/* turbopackIgnore: true */ env().SEKISHO_DATA_DIR, "demo.json");
  // Missing while the demo is loading; unreadable when somebody edited it. Sign-in works without it.
  const content: unknown = await readFile(file, "utf8")
    .then(JSON.parse, () => null)
    .catch(() => null);
  const parsed = demoFile.safeParse(content);
  return parsed.success ? parsed.data.users : [];
}
