import http from "node:http";
import { expect, test } from "./fixtures";
import { baseUrl, demoKey } from "./support/demo";
import { anOrder } from "./support/orders";
import { type SecondServer, startSecondServer } from "./support/second-server";

// The unit of comparison is the built server: `next build` makes its own copies of modules that the bundle has once.
test.describe.configure({ mode: "serial" });
test.skip(!process.env.DATABASE_URL, "a second server needs the first one's environment: run npm test -- --only e2e");

let second: SecondServer;
test.beforeAll(async () => {
  test.setTimeout(90_000);
  second = await startSecondServer();
});
test.afterAll(() => second?.stop());

type Answer = { status: number; headers: Record<string, string>; body: string };
type Asked = { method?: string; path?: string; key?: string; type?: string; body?: string };

async function ask(server: string, { method = "POST", path = "/screenings", key, type, body }: Asked): Promise<Answer> {
  const response = await fetch(`${server}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key ?? demoKey()}`,
      "accept-language": "en",
      ...(body === undefined ? {} : { "content-type": type ?? "application/json" }),
    },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}

/** The form of an answer without what differs from one request to the next. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((one) => JSON.stringify(shapeOf(one))))].toSorted();
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([name, one]) => [name, shapeOf(one)]),
  );
}

const HEADERS = ["content-type", "cache-control", "x-content-type-options"] as const;
const essentials = ({ headers }: Answer) => ({
  ...Object.fromEntries(HEADERS.map((name) => [name, headers[name]])),
  hasRequestId: headers["x-request-id"] !== undefined,
});
const withoutId = (body: string): unknown => ({ ...JSON.parse(body), requestId: "" });

test("Next answers a screening as the fast path does, and both find the other's", async () => {
  const order = JSON.stringify(anOrder());
  const fast = await ask(baseUrl, { body: JSON.stringify(anOrder()) });
  const slow = await ask(second.url, { body: order });
  expect([fast.status, slow.status]).toEqual([201, 201]);
  expect(shapeOf(JSON.parse(slow.body))).toEqual(shapeOf(JSON.parse(fast.body)));
  expect(essentials(slow)).toEqual(essentials(fast));

  const again = await ask(baseUrl, { body: order });
  expect(again.status).toBe(200);
  expect({ ...JSON.parse(again.body), elapsedMs: 0 }).toEqual({ ...JSON.parse(slow.body), elapsedMs: 0 });
});

test("Next answers a batch line by line as the fast path does", async () => {
  const answers: Answer[] = [];
  for (const server of [baseUrl, second.url]) {
    const body = [JSON.stringify(anOrder()), "{broken", "{}", JSON.stringify(anOrder())].join("\n");
    answers.push(await ask(server, { path: "/screenings/batch", type: "application/x-ndjson", body }));
  }
  const [fast, slow] = answers.map((answer) => ({
    status: answer.status,
    essentials: essentials(answer),
    lines: answer.body
      .trim()
      .split("\n")
      .map((line) => shapeOf(JSON.parse(line))),
  }));
  expect(fast).toMatchObject({ status: 200 });
  expect(fast?.lines).toHaveLength(4);
  expect(slow).toEqual(fast);
});

const REFUSED: readonly { name: string; status: number; asked: () => Asked }[] = [
  { name: "broken JSON", status: 400, asked: () => ({ body: '{"externalOrderId":' }) },
  { name: "an empty order", status: 422, asked: () => ({ body: "{}" }) },
  {
    name: "a card number",
    status: 422,
    asked: () => ({ body: JSON.stringify(anOrder({ note: "4111111111111111" })) }),
  },
  {
    name: "a body over the limit",
    status: 413,
    asked: () => ({ body: JSON.stringify({ note: "x".repeat(300_000) }) }),
  },
  { name: "another media type", status: 415, asked: () => ({ body: "a,b", type: "text/csv" }) },
  { name: "an unknown key", status: 401, asked: () => ({ body: JSON.stringify(anOrder()), key: "sk_unknown" }) },
  { name: "an unknown order", status: 404, asked: () => ({ method: "GET", path: "/orders/none/ship-decision" }) },
  { name: "an unknown path", status: 404, asked: () => ({ method: "GET", path: "/nothing-here" }) },
  { name: "a method that is not there", status: 405, asked: () => ({ method: "DELETE" }) },
  { name: "an id that is none", status: 400, asked: () => ({ method: "GET", path: "/screenings/1%20or%201" }) },
];
for (const { name, status, asked } of REFUSED) {
  test(`Next refuses ${name} in the same words`, async () => {
    const [fast, slow] = [await ask(baseUrl, asked()), await ask(second.url, asked())];
    expect(fast.status).toBe(status);
    expect(slow.status).toBe(status);
    expect(withoutId(slow.body)).toEqual(withoutId(fast.body));
    expect(essentials(slow)).toEqual(essentials(fast));
  });
}

test("a batch under way ends when the server is told to stop, and the process ends with 0", async () => {
  const last = anOrder();
  // More than the server gathers before it answers, so that its first answers prove the request to be under way.
  const begun = Array.from({ length: 200 }, () => "{}\n").join("");
  const request = http.request(`${second.url}/api/v1/screenings/batch`, {
    method: "POST",
    headers: { authorization: `Bearer ${demoKey()}`, "content-type": "application/x-ndjson" },
  });
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once("response", resolve);
    request.once("error", reject);
  });
  request.write(begun);
  const response = await answered;
  expect(response.statusCode).toBe(200);
  let body = "";
  const ended = new Promise<void>((resolve, reject) => {
    response.setEncoding("utf8");
    response.on("data", (chunk: string) => {
      body += chunk;
    });
    response.once("end", resolve);
    response.once("error", reject);
  });
  await expect.poll(() => body.split("\n").length).toBeGreaterThan(1);

  second.terminate();
  await expect
    .poll(() =>
      fetch(second.url).then(
        () => "open",
        () => "closed",
      ),
    )
    .toBe("closed");
  request.end(`${JSON.stringify(last)}\n`);
  await ended;
  const lines = body.trim().split("\n");
  expect(lines).toHaveLength(201);
  expect(JSON.parse(lines[200] ?? "")).toMatchObject({ externalOrderId: last.externalOrderId, verdict: "OK" });
  expect(await second.exited).toBe(0);
  const kept = await ask(baseUrl, { method: "GET", path: `/orders/${last.externalOrderId}/ship-decision` });
  expect(kept.status).toBe(200);
});
