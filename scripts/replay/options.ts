import { parseArgs } from "node:util";
import { Problem } from "../lib/problem.mjs";

export const USAGE = `npm run replay -- FILE [--limit N] [--concurrency N] [--json OUT] [--url URL --key KEY]

Sends past orders and their outcomes through the HTTP API in the order of time and reports how well they were told apart.
Without --url an installation of its own is started for the run, with its database, and removed afterwards.

FILE is one of these, plain or gzip, recognised by its content:
  - card payments: CSV with the header transactionId,occurredAt,customerId,terminalId,amount,fraud
  - orders: CSV whose columns are named like the fields of POST /api/v1/screenings (externalOrderId, orderedAt, amountTotal,
    buyer.email, items.0.sku, custom.campaign, …), and optionally fraud (1 or 0) and labelledAt (when that was known;
    7 days after the order when absent)
  - NDJSON: a line {"order": {…}} or {"event": {"externalOrderId": …, "type": …, "occurredAt": …}} each, as in the API

  --limit N        take the first N orders
  --concurrency N  requests at once (default 8); orders that share an identifier never overtake each other
  --json OUT       write the report as JSON, too
  --url URL        an installation that runs already, with --key KEY (scopes screen, outcomes, backfill)`;

export type Options = {
  readonly file: string;
  readonly limit: number;
  readonly concurrency: number;
  readonly json: string | null;
  readonly target: { readonly url: string; readonly key: string } | null;
};

/**
 * Reads the command line; null when help was asked for.
 * @throws Problem that says what is wrong with it
 */
export function parseOptions(args: readonly string[]): Options | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Problem("Which file? Give exactly one.", USAGE);
  if ((values.url === undefined) !== (values.key === undefined)) {
    throw new Problem("--url and --key belong together.", "The key is one of the installation's API keys.");
  }
  const { url, key } = values;
  return {
    file,
    limit: values.limit === undefined ? Number.POSITIVE_INFINITY : count("--limit", values.limit, 1_000_000_000),
    concurrency: values.concurrency === undefined ? 8 : count("--concurrency", values.concurrency, 256),
    json: values.json ?? null,
    target: url !== undefined && key !== undefined ? { url, key } : null,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        limit: { type: "string" },
        concurrency: { type: "string" },
        json: { type: "string" },
        url: { type: "string" },
        key: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error), USAGE);
  }
}

function count(name: string, text: string, max: number): number {
  const value = Number(text.replaceAll(/[_,]/g, ""));
  if (Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw new Problem(`${name} ${text} is not a number from 1 to ${max}.`);
}
