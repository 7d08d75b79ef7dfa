import fc from "fast-check";
import pg from "pg";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disposeSingletons } from "@/lib/platform/singleton";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { api } from "../app";
import { routes } from "../routes";
import { buildOpenApi } from "../system/build-openapi";
import { isMap, type Json, type JsonMap } from "../system/schema-components";
import { bodiesOf, type Operation, writeOperations } from "../testing/from-openapi";
import { anOrder, type Merchant, makeMerchant } from "../testing/merchant";
import { type Choice, type Expected, KIND_NAMES, makeWrong, type Wrong } from "../testing/mutations";

/** How many bodies are sent at least; what is refused costs little, what is taken is stored durably. */
const BODIES_MIN = 5_000;
const SEED = 20_261_122;
/** Twenty seconds where nothing else runs. */
const SECONDS_MAX = 180;

const document = buildOpenApi(routes, "en", {});
const operations = writeOperations(document);

/**
 * How bodies for an operation are made, besides what the document says of it: facts that no schema can state (which shops there are,
 * ids that are not used twice), and how many bodies it gets.
 */
type Plan = {
  readonly bodies: number;
  /** Whose schema the lines of a stream have. */
  readonly linesOf?: string;
  readonly fixed?: () => JsonMap;
  readonly path?: () => string;
  /** What the schema says may be, and the operation refuses for reasons of its own. */
  readonly reasons: readonly string[];
};
const refs = { order: "" };
const ORDER = { shopId: "honten" };
const EVENT_REASONS = ["ordered_in_future"];
const PLANS: Readonly<Record<string, Plan>> = {
  "post /api/v1/screenings": {
    bodies: 2_100,
    fixed: () => ({ ...ORDER, externalOrderId: `F-${newId()}` }),
    reasons: ["ordered_in_future"],
  },
  "post /api/v1/screenings/batch": {
    bodies: 500,
    linesOf: "post /api/v1/screenings",
    fixed: () => ({ ...ORDER, externalOrderId: `B-${newId()}` }),
    reasons: ["ordered_in_future"],
  },
  "post /api/v1/orders/{externalOrderId}/events": {
    bodies: 900,
    path: () => `/api/v1/orders/${refs.order}/events`,
    reasons: EVENT_REASONS,
  },
  "post /api/v1/orders/events/batch": {
    bodies: 300,
    linesOf: "post /api/v1/orders/{externalOrderId}/events",
    fixed: () => ({ externalOrderId: refs.order }),
    reasons: EVENT_REASONS,
  },
  "post /api/v1/list-entries": { bodies: 600, reasons: ["invalid_request", "value_not_readable"] },
  "post /api/v1/normalizations": { bodies: 500, reasons: [] },
  "post /api/v1/list-entries/import": { bodies: 200, reasons: [] },
  "post /api/v1/list-entries/{id}/release": { bodies: 60, reasons: [] },
};

let database: TestDatabase;
let merchant: Merchant;
/** All that the merchant was told is stored. */
const taken = { orders: 0, events: 0, entries: 0 };
let sent = 0;
const seen = new Map<string, number>();

beforeAll(async () => {
  database = await createTestDatabase();
  merchant = await makeMerchant();
  const order = anOrder({ orderedAt: "2015-01-01T00:00:00Z" });
  refs.order = order.externalOrderId;
  const answer = await send("/api/v1/screenings", JSON.stringify(order), "application/json");
  if (answer.status !== 201) throw new Error(answer.text);
  taken.orders += 1;
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

type Answer = { readonly status: number; readonly type: string; readonly text: string };

async function send(
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  language = "ja",
): Promise<Answer> {
  sent += 1;
  const response = await api().request(path, {
    method: "POST",
    headers: {
      authorization: `Bearer ${merchant.key}`,
      "accept-language": language,
      ...(type === "" ? {} : { "content-type": type }),
    },
    body: type === "" ? new Blob([body]) : body,
  });
  return { status: response.status, type: response.headers.get("content-type") ?? "", text: await response.text() };
}

const JAPANESE = /[ぁ-んァ-ヶ一-龠]/;

/** A refusal is a whole problem document in the caller's language, and no fault of the server. */
function checkProblem(body: Record<string, unknown>, status: number): void {
  expect(status, JSON.stringify(body)).toBeGreaterThanOrEqual(400);
  expect(status, JSON.stringify(body)).toBeLessThan(500);
  expect(body).toMatchObject({
    type: `urn:sekisho:problem:${body.code}`,
    status,
    title: expect.stringMatching(JAPANESE),
    detail: expect.stringMatching(JAPANESE),
    requestId: expect.stringMatching(/^[\w.:-]+$/),
    errors: expect.any(Array),
  });
  for (const fault of faultsOf(body)) {
    expect(fault).toEqual({
      pointer: expect.stringMatching(/^(\/.*)?$/s),
      code: expect.any(String),
      message: expect.stringMatching(JAPANESE),
    });
  }
}

type Fault = { pointer: string; code: string; message: string };
const faultsOf = (body: Record<string, unknown>) => body.errors as Fault[];

/** The refusal says what was wrong, and where: that very place, or one inside of it where a whole part was replaced. */
function checkExpected(body: Record<string, unknown>, expected: Expected, at: string | null): void {
  expect({ status: body.status, code: body.code }, JSON.stringify(body)).toEqual({
    status: expected.status,
    code: expected.code,
  });
  if (at === null) return;
  const pointers = faultsOf(body).map((fault) => fault.pointer);
  expect(
    pointers.some((pointer) => pointer === at || pointer.startsWith(`${at}/`)),
    `${at} in ${pointers}`,
  ).toBe(true);
}

function count(kind: string): void {
  seen.set(kind, (seen.get(kind) ?? 0) + 1);
}

function checkAnswer(
  wrong: Wrong,
  status: number,
  body: Record<string, unknown>,
  { reasons }: Plan,
  stored: () => void,
): void {
  count(wrong.kind);
  if (status < 300) {
    expect(wrong.expected, `${wrong.kind} was taken: ${String(wrong.text).slice(0, 2_000)}`).toBeNull();
    stored();
    return;
  }
  checkProblem(body, status);
  // Card numbers are looked for last: what the operation refuses for reasons of its own may come first.
  if (wrong.expected?.code === "card_number_refused" && reasons.includes(String(body.code))) return;
  if (wrong.expected) checkExpected(body, wrong.expected, wrong.expected.at);
}

const choice: fc.Arbitrary<Choice> = fc.record({
  kind: fc.nat({ max: KIND_NAMES.length - 1 }),
  where: fc.nat({ max: 9_999 }),
  how: fc.nat({ max: 9_999 }),
});

/** One body in sixteen is sent as the document allows it. */
const isSound = ({ how }: Choice) => how % 16 === 0;

function casesOf(schema: JsonMap, plan: Plan) {
  const body = bodiesOf(schema, document).map((made): Json => (isMap(made) ? { ...made, ...plan.fixed?.() } : made));
  return fc.tuple(body, choice);
}

function storedBy(name: string, body: Record<string, unknown>): void {
  if (name.endsWith("/screenings")) taken.orders += 1;
  else if (name.endsWith("/events")) taken.events += body.created === true ? 1 : 0;
  else if (name.endsWith("/list-entries")) taken.entries += 1;
}

function assertAll<T>(arbitrary: fc.Arbitrary<T>, numRuns: number, run: (value: T) => Promise<void>): Promise<void> {
  return fc.assert(fc.asyncProperty(arbitrary, run), { numRuns, seed: SEED, endOnFailure: true });
}

const planOf = ({ name }: Operation): Plan => {
  const plan = PLANS[name];
  if (!plan) throw new Error(`${name} has no plan: bodies for it are to be made here`);
  return plan;
};

it("knows every operation of the public API that takes something", () => {
  expect(operations.map(({ name }) => name).toSorted()).toEqual(Object.keys(PLANS).toSorted());
});

describe.each(operations.filter(({ schema }) => schema !== null))("$name", (operation) => {
  const schema = operation.schema ?? {};
  const plan = planOf(operation);

  it(
    "takes what the document allows, and refuses anything else with the field that is wrong",
    async () => {
      await assertAll(casesOf(schema, plan), plan.bodies, async ([body, chosen]) => {
        const path = plan.path?.() ?? operation.path;
        const wrong = isSound(chosen) ? null : makeWrong(body, schema, document, chosen);
        const answer = await send(path, wrong?.text ?? JSON.stringify(body), wrong?.type ?? "application/json");
        expect(answer.type).toMatch(/^application\/(problem\+)?json/);
        const said = JSON.parse(answer.text);
        if (wrong) return checkAnswer(wrong, answer.status, said, plan, () => storedBy(operation.name, said));
        count("sound");
        if (answer.status < 300) return storedBy(operation.name, said);
        checkProblem(said, answer.status);
        expect([...plan.reasons], JSON.stringify([said, body])).toContain(said.code);
      });
    },
    SECONDS_MAX * 1_000,
  );
});

describe.each(operations.filter(({ stream }) => stream === "application/x-ndjson"))("$name", (operation) => {
  const plan = planOf(operation);
  const schema = operations.find(({ name }) => name === plan.linesOf)?.schema ?? {};
  const LINES = 25;

  it(
    "answers each line by itself: a result, or a refusal with the field that is wrong",
    async () => {
      const lines = fc.array(casesOf(schema, plan), { minLength: LINES, maxLength: LINES });
      await assertAll(lines, Math.ceil(plan.bodies / LINES), async (cases) => {
        const made = cases.flatMap(([body, chosen]): Wrong[] => {
          const fields = isMap(body) ? { ...body, ...plan.fixed?.() } : body;
          const sound = { kind: "sound", text: JSON.stringify(fields), type: "application/json", expected: null };
          const wrong = isSound(chosen) ? sound : (makeWrong(fields, schema, document, chosen) ?? sound);
          // A line has no type of its own, and bytes that are no text end the line where they stand.
          return wrong.type === "application/json" && typeof wrong.text === "string" ? [wrong] : [];
        });
        const answer = await send(
          operation.path,
          made.map(({ text }) => String(text)).join("\n"),
          "application/x-ndjson",
        );
        sent += made.length - 1;
        expect(answer.status).toBe(200);
        const answers = answer.text.trimEnd().split("\n");
        expect(answers).toHaveLength(made.length);
        for (const [index, wrong] of made.entries()) {
          const said = JSON.parse(answers[index] ?? "");
          const isRefused = typeof said.type === "string" && said.type.startsWith("urn:sekisho:problem:");
          checkAnswer(wrong, isRefused ? said.status : 200, said, plan, () => {
            if (plan.linesOf?.endsWith("/screenings")) taken.orders += 1;
            else taken.events += said.created === true ? 1 : 0;
          });
        }
      });
    },
    SECONDS_MAX * 1_000,
  );
});

describe("post /api/v1/list-entries/import", () => {
  const HEADER = "list,kind,value,target,reason,note,forcesOk,subject,expiresAt";
  const cell = fc.oneof(
    fc.constantFrom("block", "allow", "phone", "email", "name", "resale", "090-1234-5678", "both", "", "true"),
    fc.constantFrom(
      "\u0000",
      "\ud83d",
      '"',
      '"a""b"',
      "4111111111111111",
      "x".repeat(5_000),
      "2026-02-30T00:00:00Z",
      "👍",
    ),
    fc.string({ unit: "binary", maxLength: 20 }),
  );

  it("tells the line and the field of whatever it leaves out", async () => {
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 8 });
    const plan = PLANS["post /api/v1/list-entries/import"];
    await assertAll(rows, plan?.bodies ?? 0, async (table) => {
      const csv = [HEADER, ...table.map((row) => row.join(","))].join("\n");
      const answer = await send("/api/v1/list-entries/import", csv, "text/csv");
      const said = JSON.parse(answer.text);
      if (answer.status >= 300) return checkProblem(said, answer.status);
      taken.entries += said.imported;
      for (const fault of said.errors) {
        expect(fault).toMatchObject({
          line: expect.any(Number),
          pointer: expect.any(String),
          code: expect.any(String),
        });
        expect(fault.message).toMatch(JAPANESE);
      }
    });
  });
});

describe("ids in addresses", () => {
  it("are unknown or unreadable, whatever stands there", async () => {
    const id = fc.oneof(fc.uuid(), fc.string({ unit: "binary", minLength: 1, maxLength: 40 }), fc.string());
    const event = JSON.stringify({ type: "paid", occurredAt: "2020-01-01T00:00:00Z" });
    await assertAll(id, PLANS["post /api/v1/list-entries/{id}/release"]?.bodies ?? 0, async (text) => {
      const inAddress = encodeURIComponent(text.toWellFormed().replace(/^\.+$/, "x")) || "x";
      for (const path of [`/api/v1/list-entries/${inAddress}/release`, `/api/v1/orders/${inAddress}/events`]) {
        const answer = await send(path, event, "application/json");
        expect([400, 404]).toContain(answer.status);
        checkProblem(JSON.parse(answer.text), answer.status);
      }
    });
  });
});

it("has sent enough bodies of every kind, and nothing is stored but what was taken", async () => {
  expect(sent).toBeGreaterThanOrEqual(BODIES_MIN);
  for (const kind of KIND_NAMES) expect([kind, (seen.get(kind) ?? 0) >= 20]).toEqual([kind, true]);
  const eyes = new pg.Client({ connectionString: database.url });
  await eyes.connect();
  await eyes.query("SELECT set_config('app.organization_id', $1, false)", [merchant.organizationId]);
  const { rows } = await eyes.query(
    `SELECT (SELECT count(*)::int FROM orders) AS orders, (SELECT count(*)::int FROM screening) AS screenings,
            (SELECT count(*)::int FROM order_event) AS events, (SELECT count(*)::int FROM list_entry) AS entries,
            (SELECT count(*)::int FROM idempotency_key) AS keys`,
  );
  await eyes.end();
  expect(rows).toEqual([{ ...taken, screenings: taken.orders, keys: 0 }]);
  expect(taken.orders).toBeGreaterThan(100);
});
