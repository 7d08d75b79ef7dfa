import "server-only";
import { env } from "../env";

/**
 * The address a request came from, as far as it can be believed. Behind a reverse proxy (SEKISHO_TRUST_PROXY=1) it is the last
 * entry of X-Forwarded-For, which that proxy appended; whatever stands before it is hearsay. Without one, the server entry has put
 * the socket's own address there. `unknown` is one address like any other: its tries are counted together.
 */
export function clientIp(forwardedFor: string | null | undefined): string {
  const entries = (forwardedFor ?? "").split(",").map((entry) => entry.trim());
  const entry = env().SEKISHO_TRUST_PROXY === "1" ? entries.at(-1) : entries[0];
  return entry || "unknown";
}
