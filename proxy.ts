import { type NextRequest, NextResponse } from "next/server";
import { NONCE_HEADER, PATH_HEADER } from "@/lib/platform/page-headers";
import { contentSecurityPolicy } from "@/lib/platform/page-policy";

const HSTS = "max-age=31536000; includeSubDomains";

/** By TLS: directly, or as a reverse proxy says that is trusted to. */
function cameByTls(request: NextRequest): boolean {
  if (process.env.SEKISHO_TRUST_PROXY === "1") return request.headers.get("x-forwarded-proto") === "https";
  return request.nextUrl.protocol === "https:" || (process.env.NEXTAUTH_URL ?? "").startsWith("https:");
}

/** Before every page: its security headers, and what the page itself needs to know of the request. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const { pathname, search } = request.nextUrl;
  const policy = contentSecurityPolicy({ nonce, path: pathname, development: process.env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from the policy of the *request*.
  headers.set("content-security-policy", policy);
  headers.set(NONCE_HEADER, nonce);
  headers.set(PATH_HEADER, pathname + search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (cameByTls(request)) response.headers.set("strict-transport-security", HSTS);
  return response;
}

export const config = {
  matcher: [{ source: "/((?!api/|_next/static|_next/image|vendor/|icon\\.svg|favicon\\.ico).*)" }],
};
