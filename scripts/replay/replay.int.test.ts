import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disposeSingletons } from "@/lib/platform/singleton";
import { HOUR_MS } from "@/lib/shared/durations";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { apiClient } from "./api-client";
import type { Fault } from "./entry";
import { type Replayed, replay } from "./replay";
import { reportOf } from "./report";
import { serve } from "./serve";
import { openSource } from "./source/open-source";

const ORDERS = 240;
const START = Date.UTC(2026, 0, 1);
const NOW = Date.UTC(2026, 5, 1);

let database: TestDatabase;
let directory = "";
let whole: Replayed & { said: Fault[] };

beforeAll(async () => {
  database = await createTestDatabase();
  directory = mkdtempSync(path.join(os.tmpdir(), "sekisho-replay-"));
  whole = await run("whole.csv", cardPayments(ORDERS), 12);
}, 180_000);

afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await disposeSingletons();
  await database.drop();
});

/** Payments over 30 days on few cards and terminals, so that most share something; two terminals go bad. */
function cardPayments(rows: number): string {
  const lines = ["transactionId,occurredAt,customerId,terminalId,amount,fraud"];
  let state = 7;
  const draw = (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * n);
  };
  for (let i = 0; i < rows; i++) {
    const terminal = draw(12);
    const fraud = terminal < 2 && draw(3) > 0 ? 1 : 0;
    const at = new Date(START + i * 3 * HOUR_MS).toISOString().slice(0, 19).replace("T", " ");
    lines.push(`${i},${at},c${draw(15)},t${terminal},${20 + draw(60) + fraud * 120}.5,${fraud}`);
  }
  return `${lines.join("\n")}\n`;
}

/** One run against an organisation of its own, which knows nothing of the others. */
async function run(name: string, content: string, concurrency: number): Promise<Replayed & { said: Fault[] }> {
  const file = path.join(directory, name);
  writeFileSync(file, content);
  const server = await serve([{ code: "s", name: "S" }]);
  const client = apiClient(server.url, server.key, concurrency);
  const said: Fault[] = [];
  try {
    const options = { client, concurrency, limit: Number.POSITIVE_INFINITY, now: NOW };
    return { ...(await replay(await openSource(file), { ...options, onFault: (fault) => said.push(fault) })), said };
  } finally {
    client.close();
    await server.close();
  }
}

const answers = (replayed: Replayed) =>
  replayed.records.map(({ externalOrderId, verdict, riskScore, signals, rules }) => ({
    externalOrderId,
    verdict,
    riskScore,
    signals,
    rules,
  }));

describe("replay", { timeout: 180_000 }, () => {
  it("gives every order the same score on a second run, however many requests run at once", async () => {
    const oneByOne = await run("again.csv", cardPayments(ORDERS), 1);
    expect(answers(oneByOne)).toEqual(answers(whole));
    expect(whole.records).toHaveLength(ORDERS);
    expect(whole.said).toEqual([]);
    expect(whole.events).toBe(ORDERS);
    // Answers that are all alike would prove nothing: the labels must have been learnt from.
    expect(whole.records.flatMap((record) => record.rules)).toContain("starter-sku-fraud");
    expect(new Set(whole.records.map((record) => record.verdict)).size).toBeGreaterThan(1);
  });

  it("changes no earlier score when later orders are appended", async () => {
    const start = await run("start.csv", cardPayments(ORDERS / 2), 8);
    expect(answers(start)).toEqual(answers(whole).slice(0, ORDERS / 2));
  });

  it("knows an order's own identifiers in NDJSON, tells outcomes when they happened and skips what is wrong", async () => {
    const at = (hours: number) => new Date(START + hours * HOUR_MS).toISOString();
    const order = (id: string, hours: number, email: string) => ({
      order: {
        externalOrderId: id,
        orderedAt: at(hours),
        amountTotal: 3_000,
        buyer: { email, tel: "03-6447-4534" },
        device: { deviceId: "d1" },
      },
    });
    const event = (externalOrderId: string, type: string, hours: number) => ({
      event: { externalOrderId, type, occurredAt: at(hours) },
    });
    const lines = [
      ...Array.from({ length: 30 }, (_, index) => order(`A${index}`, index, "a@example.jp")),
      event("A0", "chargeback", 40),
      event("missing", "paid", 41),
      order("B", 50, "a@example.jp"),
      order("B", 51, "b@example.jp"),
      "not an order",
    ];
    const text = lines.map((line) => JSON.stringify(line)).join("\n");
    const [one, many] = [await run("one.ndjson", text, 1), await run("many.ndjson", text, 8)];
    expect(answers(many)).toEqual(answers(one));
    expect(one.said.map(({ line }) => line).toSorted((a, b) => a - b)).toEqual([32, 34, 35]);
    expect(one.records.find((record) => record.externalOrderId === "A0")?.label).toBe("fraud");
    expect(one.records.find((record) => record.externalOrderId === "B")?.rules).toContain("starter-fraud-ship-to");
  });

  it("is reported with counts that agree with the file", () => {
    const fraud = cardPayments(ORDERS)
      .split("\n")
      .filter((line) => line.endsWith(",1")).length;
    const report = reportOf("whole.csv", { format: "card payments", dayOffsetHours: 0 }, whole, false);
    expect(report.labels).toMatchObject({ fraud, genuine: ORDERS - fraud, open: 0 });
    expect(report.verdicts.OK + report.verdicts.HOLD + report.verdicts.NG).toBe(ORDERS);
    expect(report).toMatchObject({ currency: "USD", events: ORDERS, faults: 0, firstLabelAfterDays: 7 });
    expect(report.latencyMs.p99).toBeGreaterThan(0);
    expect(report.riskScore.days).toBe(ORDERS / 8);
  });
});
