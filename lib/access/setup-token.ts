import "server-only";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/platform/env";
import { singleton } from "@/lib/platform/singleton";
import { anyUserExists } from "./users-store";

/**
 * Proof that whoever sets up a fresh installation can read its console: made by the server process, written to its output and
 * nowhere else, worthless once there is a user. Several servers share one through SEKISHO_SETUP_TOKEN.
 */
const token = (): string =>
  singleton("access.setup_token", () => env().SEKISHO_SETUP_TOKEN ?? randomBytes(16).toString("base64url"));

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

export const isSetupToken = (offered: string): boolean => timingSafeEqual(digest(offered), digest(token()));

/** Whether this installation still waits for its first administrator. */
export const needsSetup = async (): Promise<boolean> => !(await anyUserExists());

/** Printing is cheap, but a stranger who keeps opening the set-up page must not fill the log. */
const AGAIN_MS = 60_000;

/**
 * Prints the address of the first-run set-up where the server runs, when it is needed. Called when the server has started, and by
 * the set-up page for whoever comes without the token: at most once a minute.
 */
export async function announceSetup(baseUrl: string, now: Date): Promise<void> {
  const announced = singleton("access.setup_announced", () => ({ atMs: Number.NEGATIVE_INFINITY }));
  if (now.getTime() - announced.atMs < AGAIN_MS || !(await needsSetup())) return;
  announced.atMs = now.getTime();
  const address = `${baseUrl}/setup?token=${encodeURIComponent(token())}`;
  process.stdout.write(`\n  First run: create the first administrator at\n\n  ${address}\n\n`);
}
