import "server-only";
import { z } from "zod";

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z.string().min(1),
  /** Connections of the application pool; screenings have as many of their own. */
  DATABASE_POOL_MAX: z.coerce.number().int().min(2).max(100).default(10),
  /** What a screening asks its database is late after this time. Per statement, and for the wait for a connection. */
  DATABASE_HOT_MS_MAX: z.coerce.number().int().min(50).max(60_000).default(2_000),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  NEXTAUTH_SECRET: z.string().min(16),
  /** Where people reach this installation; set it behind a reverse proxy, cookies and links follow it. */
  NEXTAUTH_URL: z.url().optional(),
  SEKISHO_DATA_DIR: z.string().default(".data"),
  SEKISHO_DEMO: z.enum(["0", "1"]).default("0"),
  /** `external`: background jobs run in `npm run worker`, not in the server. */
  SEKISHO_WORKER: z.enum(["internal", "external"]).default("internal"),
  /** `1` behind a reverse proxy that sets X-Forwarded-For and X-Forwarded-Proto. */
  SEKISHO_TRUST_PROXY: z.enum(["0", "1"]).default("0"),
  /** `1` for tests and local trials: webhooks may go to plain http and to private addresses. */
  SEKISHO_WEBHOOK_ALLOW_HTTP: z.enum(["0", "1"]).default("0"),
  /** Who may read /api/metrics: `private` = loopback and private networks, not through a reverse proxy; `public` = anybody. */
  SEKISHO_METRICS: z.enum(["private", "public"]).default("private"),
  /** Hosts with their ports (`127.0.0.1:4010,…`) that live providers may be asked at by plain http and in private networks. */
  SEKISHO_PROVIDER_HOSTS: z.string().default(""),
  /** Makes the hashes of the merchant network; all installations of one network share it. Derived from NEXTAUTH_SECRET when unset. */
  SEKISHO_NETWORK_KEY: z.string().min(32).optional(),
  /** The network key before the present one: what was told under it is still found. */
  SEKISHO_NETWORK_KEY_PREVIOUS: z.string().min(32).optional(),
  /** First-run set-up asks for it; several servers of one installation share it. Each makes its own when unset. */
  SEKISHO_SETUP_TOKEN: z.string().min(16).optional(),
  /** Mail server for invitations: `smtp://user:password@host:587`, `smtps://…`. Unset: links are shown to be passed on by hand. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Sender of mails: `Sekisho <no-reply@example.jp>` or the bare address. */
  MAIL_FROM: z.string().min(3).max(300).optional(),
  /** `1`: the gallery of components at /gallery is there in production too, for the browser tests. */
  SEKISHO_GALLERY: z.enum(["0", "1"]).default("0"),
  /** `0`: the production server leaves the API to Next's route handlers, for comparison. */
  SEKISHO_FAST_PATH: z.enum(["0", "1"]).default("1"),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
});

/** What belongs together. */
const whole = schema.refine((all) => (all.SMTP_URL === undefined) === (all.MAIL_FROM === undefined), {
  path: ["MAIL_FROM"],
  message: "SMTP_URL and MAIL_FROM are set together, or neither",
});

export type Env = z.infer<typeof schema>;

let parsed: Env | null = null;

/** The process environment, parsed once and on first use: building the pages needs none of it. */
export function env(): Env {
  if (parsed) return parsed;
  const result = whole.safeParse(process.env);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is not usable:\n${faults.join("\n")}`);
  }
  parsed = result.data;
  return parsed;
}

/** Read apart from the rest: a broken environment must still be able to say so. */
export const logLevel = (): string => schema.shape.LOG_LEVEL.catch("info").parse(process.env.LOG_LEVEL);
