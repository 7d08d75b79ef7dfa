import { expect, test } from "./fixtures";
import { baseUrl } from "./support/demo";
import { ReviewPage } from "./support/review-page";

const ownPage = { origin: baseUrl, "content-type": "application/json" };

test("an auditor reads the queue and decides nothing, on the page and by the API", async ({ signedIn, merchant }) => {
  const held = await merchant.hold();
  const page = await signedIn("auditor");
  const desk = new ReviewPage(page);
  await desk.open(held.caseId);
  await expect(desk.list.getByRole("link").first()).toBeVisible();
  await expect(page.getByText("このロールでは判定できません。")).toBeVisible();
  await expect(desk.approve).toHaveCount(0);
  await expect(desk.reject).toHaveCount(0);
  await page.keyboard.press("a");
  await expect(page.getByRole("radio")).toHaveCount(0);

  const asked = [
    { path: `/api/console/cases/${held.caseId}/decision`, data: { decision: "approve", reasonCode: "gift" } },
    { path: `/api/console/cases/${held.caseId}/claim`, data: {} },
  ];
  for (const { path, data } of asked) {
    const response = await page.request.post(path, { data, headers: ownPage });
    expect(response.status()).toBe(403);
    expect(await response.json()).toMatchObject({ code: "forbidden" });
  }
  expect(await merchant.shipDecision(held.order.externalOrderId)).toMatchObject({ decision: "wait" });
});

test("every page comes with a policy of its own, and can't be framed or sniffed", async ({ page, request }) => {
  const nonces = new Set<string>();
  for (const path of ["/sign-in", "/sign-in", "/docs", "/no-such-page"]) {
    const headers = (await request.get(path)).headers();
    const policy = headers["content-security-policy"] ?? "";
    const nonce = /script-src [^;]*'nonce-([\w+/=]{16,})'/.exec(policy)?.[1];
    expect(nonce, path).toBeDefined();
    nonces.add(nonce ?? "");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(/script-src [^;]*'unsafe-(?:inline|eval)'/.test(policy)).toBe(false);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-powered-by"]).toBeUndefined();
  }
  expect(nonces.size).toBe(4);

  const served = await page.goto("/sign-in");
  const nonce = /'nonce-([^']+)'/.exec(served?.headers()["content-security-policy"] ?? "")?.[1];
  const scripts = await page.locator("script").evaluateAll((all) => all.map((one) => (one as HTMLScriptElement).nonce));
  expect(new Set(scripts)).toEqual(new Set([nonce]));
});

test("another site can't decide with the visitor's session", async ({ signedIn, merchant, faults }) => {
  const held = await merchant.hold();
  const page = await signedIn("analyst");
  const path = `/api/console/cases/${held.caseId}/decision`;
  const data = { decision: "approve", reasonCode: "gift" };
  for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://evil.example" }, {}]) {
    const response = await page.request.post(path, { data, headers });
    expect(response.status()).toBe(403);
    expect(await response.json()).toMatchObject({ code: "cross_site_request" });
  }

  faults.expectAnswer(403, /\/decision/);
  const form = `<form method="post" action="${baseUrl}${path}" enctype="text/plain"><button>go</button></form>`;
  await page.route("http://evil.example/", (route) => route.fulfill({ contentType: "text/html", body: form }));
  await page.goto("http://evil.example/");
  const answered = page.waitForResponse((response) => response.url().endsWith("/decision"));
  await page.getByRole("button", { name: "go" }).click();
  expect((await answered).status()).toBe(403);
  expect(await merchant.shipDecision(held.order.externalOrderId)).toMatchObject({ decision: "wait" });
});
