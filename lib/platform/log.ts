import "server-only";
import { type Logger, pino } from "pino";
import { logLevel } from "./env";
import { singleton } from "./singleton";

/** Fields that may hold personal or card data are cut from every line, wherever they turn up. */
const PERSONAL = [
  "buyer",
  "deliveries",
  "delivery",
  "card",
  "payment",
  "email",
  "password",
  "tel",
  "mobile",
  "address",
  "note",
  "authorization",
  "cookie",
  "secret",
  "body",
];

export type { Logger };

/** Structured log on standard output: an event name plus ids. Level by `LOG_LEVEL`. */
export function log(): Logger {
  return singleton("log", () =>
    pino({
      level: logLevel(),
      base: null,
      redact: { paths: PERSONAL.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
    }),
  );
}
