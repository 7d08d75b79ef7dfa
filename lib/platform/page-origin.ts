import "server-only";
import { env } from "./env";

/** How people reach this installation: as configured, else as this request says. Without a path and a trailing slash. */
export function originOf(headers: Headers): string {
  const configured = env().NEXTAUTH_URL;
  if (configured) return new URL(configured).origin;
  const protocol = headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https" ? "https" : "http";
  return `${protocol}://${headers.get("host") ?? `localhost:${env().PORT}`}`;
}

/**
 * The same for addresses that carry a secret: never taken from a request, whose Host a stranger can choose to lead whoever follows
 * the address astray.
 */
export function operatorOrigin(): string {
  const configured = env().NEXTAUTH_URL;
  return configured ? new URL(configured).origin : `http://localhost:${env().PORT}`;
}
