import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** On every answer of Next; the fast path and `proxy.ts` (content security policy) set their own. */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), browsing-topics=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // One copy of these per process: they hold connections, threads or native code.
  serverExternalPackages: [
    "graphile-worker",
    "pg",
    "@prisma/client",
    "@prisma/adapter-pg",
    "@node-rs/argon2",
    "pino",
    "prom-client",
  ],
  // Pictures are icons only; without this Next would load its image optimiser, a native library under the LGPL.
  images: { unoptimized: true },
  experimental: {
    // `forbidden()`: a page that is not yours answers 403, not a redirect.
    authInterrupts: true,
    // Writing the cache costs a third of the build again, and a checkout is hardly ever built twice.
    turbopackFileSystemCacheForBuild: false,
  },
  turbopack: { root: import.meta.dirname },
  // Types are a gate of their own (npm test); checking them here again would only make every first start slower.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
