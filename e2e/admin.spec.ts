import type { APIRequestContext, Page, Route } from "@playwright/test";
import { expect, inLooks, test } from "./fixtures";
import { violationsOf, violationsWithin } from "./support/axe";
import { baseUrl } from "./support/demo";
import { wrongWith } from "./support/inspect";
import { CROSSED_LOOKS, dress, OPPOSITE_LOOKS } from "./support/looks";
import { anOrder } from "./support/orders";
import { wayTo } from "./support/places";
import type { Words } from "./support/words";

const ownPage = { origin: baseUrl, "content-type": "application/json" };
const NEWCOMER = "佐倉 はるか";
const PASSWORD = "ame no hi no kasa 42";
const unique = () => crypto.randomUUID().slice(0, 8);

/** The token is shown once; it is read from the page as a person copies it. */
async function linkOf(page: Page, words: Words): Promise<string> {
  const dialog = page.getByRole("dialog", { name: words("admin.invitations.made.title") });
  const text = await dialog.getByText(`${new URL(page.url()).origin}/invitation#`).innerText();
  return text.trim();
}

inLooks(OPPOSITE_LOOKS, () => {
  test("an administrator invites an analyst, who chooses a password and works at once", async ({
    signedIn,
    browser,
    faults,
    look,
    words,
  }) => {
    const email = `sakura.${unique()}@demo.example.jp`;
    const page = await signedIn("administrator");
    await page.goto("/admin/people");
    await page.getByRole("button", { name: words("admin.people.invite") }).click();
    const form = page.getByRole("dialog", { name: words("admin.invitations.form.title") });
    await form.getByLabel(words("admin.invitations.form.email")).fill(email);
    expect(await wrongWith(page)).toEqual([]);
    await form.getByRole("button", { name: words("admin.invitations.form.submit") }).click();
    const link = await linkOf(page, words);
    await page
      .getByRole("dialog")
      .getByRole("button", { name: words("common.action.close") })
      .last()
      .click();
    await expect(page.getByRole("list", { name: words("admin.invitations.title") }).getByText(email)).toBeVisible();

    const context = await browser.newContext();
    await faults.watch(context);
    await dress(context, look);
    const guest = await context.newPage();
    await guest.goto(link);
    await expect(guest.getByRole("heading", { level: 1, name: words.like("invitation.greeting") })).toBeVisible();
    expect(await wrongWith(guest)).toEqual([]);
    await guest.getByLabel(words("invitation.new.name")).fill(NEWCOMER);
    await guest.getByLabel(words("invitation.new.password"), { exact: true }).fill("short");
    faults.expectAnswer(422, /\/accept/);
    await guest.getByRole("button", { name: words("invitation.new.submit") }).click();
    await expect(guest.getByText(words("invitation.fault.check"))).toBeVisible();
    await guest.getByLabel(words("invitation.new.password"), { exact: true }).fill(PASSWORD);
    await guest.getByRole("button", { name: words("invitation.new.submit") }).click();
    await expect(guest.getByRole("navigation", { name: words("shell.navigation") })).toBeVisible();
    await guest.goto("/review");
    await expect(guest.getByRole("heading", { level: 2, name: words("review.title") })).toBeVisible();

    faults.expectAnswer(410, /\/open/);
    await guest.goto("about:blank");
    await guest.goto(link);
    await expect(guest.getByRole("heading", { name: words("invitation.void.accepted.title") })).toBeVisible();
    await context.close();

    await page.reload();
    const row = page
      .getByRole("list", { name: words("admin.people.list") })
      .getByRole("listitem")
      .filter({ hasText: email });
    await expect(row.getByText(NEWCOMER)).toBeVisible();
    await row.getByRole("button", { name: words("admin.people.menu", { name: NEWCOMER }) }).click();
    await page.getByRole("menuitem", { name: words("admin.people.remove") }).click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: words("admin.people.removal.confirm") })
      .click();
    await expect(page.getByText(words("admin.people.removal.done", { name: NEWCOMER }))).toBeVisible();
    await expect(row).toHaveCount(0);
  });
});

test("somebody who forgot their password comes back by a link that an administrator hands over", async ({
  signedIn,
  browser,
  faults,
}) => {
  const email = `wasure.${unique()}@demo.example.jp`;
  const page = await signedIn("administrator");
  await page.goto("/admin/people");
  const invited = await page.request.post("/api/console/invitations", {
    data: { email, role: "analyst", locale: "ja" },
    headers: ownPage,
  });
  const { token } = await invited.json();
  const context = await browser.newContext({ locale: "ja-JP" });
  await faults.watch(context);
  const guest = await context.newPage();
  const joined = { account: "new", token, name: "忘田 かな", password: PASSWORD, locale: "ja" };
  await guest.request.post("/api/console/invitations/accept", { data: joined, headers: ownPage });

  await guest.goto("/sign-in");
  await guest.getByRole("link", { name: "パスワードをお忘れですか" }).click();
  await expect(guest.getByRole("heading", { level: 1, name: "パスワードをお忘れの場合" })).toBeVisible();
  await expect(guest.getByText("組織の管理者に依頼してください")).toBeVisible();
  expect(await violationsOf(guest)).toEqual([]);

  await page.reload();
  const row = page.getByRole("list", { name: "ユーザーの一覧" }).getByRole("listitem").filter({ hasText: email });
  await row.getByRole("button", { name: /の操作$/ }).click();
  await page.getByRole("menuitem", { name: "パスワード再設定のリンクを発行" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "発行する" }).click();
  const dialog = page.getByRole("dialog", { name: "忘田 かなさんの再設定リンク" });
  const link = (await dialog.getByText(`${new URL(page.url()).origin}/password-reset#`).innerText()).trim();
  await dialog.getByRole("button", { name: "閉じる" }).last().click();
  await expect(row.getByText(/再設定リンク .*まで/)).toBeVisible();

  await guest.goto(link);
  await expect(guest.getByText(email)).toBeVisible();
  expect(await violationsOf(guest)).toEqual([]);
  await guest.getByLabel("新しいパスワード", { exact: true }).fill(`${PASSWORD} again`);
  await guest.getByRole("button", { name: "再設定してサインイン" }).click();
  await expect(guest.getByRole("navigation", { name: "主なページ" })).toBeVisible();

  faults.expectAnswer(410, /\/open/);
  await guest.goto("about:blank");
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "このリンクはすでに使われています" })).toBeVisible();
  await context.close();
  await page.reload();
  await expect(row.getByText(/再設定リンク/)).toHaveCount(0);
});

inLooks(CROSSED_LOOKS, () => {
  test("an administrator issues an API key, screens with it, and revokes it", async ({
    signedIn,
    playwright,
    words,
  }) => {
    const name = `受注システム ${unique()}`;
    const page = await signedIn("administrator");
    await page.goto("/admin/keys");
    await page.getByRole("button", { name: words("admin.keys.create") }).click();
    const form = page.getByRole("dialog", { name: words("admin.keys.form.title") });
    await form.getByLabel(words("admin.keys.form.name")).fill(name);
    await form.getByRole("button", { name: words("admin.keys.form.submit") }).click();
    const made = page.getByRole("dialog", { name: words("admin.keys.made.title") });
    const key = (await made.getByText(/^sk_[0-9a-f]{32}_[\w-]{43}$/).innerText()).trim();
    expect(await violationsWithin(page, "[role=dialog]")).toEqual([]);
    await made.getByRole("button", { name: words("admin.once.done") }).click();

    const system = await playwright.request.newContext({
      baseURL: baseUrl,
      extraHTTPHeaders: { authorization: `Bearer ${key}` },
    });
    const screened = await system.post("/api/v1/screenings", { data: anOrder() });
    expect(screened.status(), await screened.text()).toBe(201);
    const row = page
      .getByRole("list", { name: words("admin.keys.list") })
      .getByRole("listitem")
      .filter({ hasText: name });
    await expect(row).toBeVisible();
    expect(await row.innerText()).not.toContain(key);
    await row.getByRole("button", { name: `${words("admin.keys.revoke")}: ${name}` }).click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: words("admin.keys.revocation.confirm") })
      .click();
    await expect(page.getByText(words("admin.keys.revocation.done", { name }))).toBeVisible();
    await expect(row).toHaveCount(0);
    expect((await system.post("/api/v1/screenings", { data: anOrder() })).status()).toBe(401);
    await system.dispose();

    await page.goto("/admin/audit?area=api_key");
    await expect(page.getByText(words("admin.audit.action.api_key.revoke")).first()).toBeVisible();
    await expect(page.getByText(name).first()).toBeVisible();
    expect(await wrongWith(page)).toEqual([]);
  });

  test("an act that fails after its question was cancelled is told, and can be done again", async ({
    signedIn,
    faults,
    words,
  }) => {
    const name = `途中でやめる鍵 ${unique()}`;
    const page = await signedIn("administrator");
    const data = { name, scopes: ["read"] };
    const made = await page.request.post("/api/console/api-keys", { data, headers: ownPage });
    expect(made.status(), await made.text()).toBe(201);
    await page.goto("/admin/keys");
    const row = page
      .getByRole("list", { name: words("admin.keys.list") })
      .getByRole("listitem")
      .filter({ hasText: name });
    const ask = row.getByRole("button", { name: `${words("admin.keys.revoke")}: ${name}` });
    const question = page.getByRole("alertdialog");
    const confirm = question.getByRole("button", { name: words("admin.keys.revocation.confirm") });

    faults.expectFailure(/\/revoke/);
    let hold: (route: Route) => void = () => undefined;
    const held = new Promise<Route>((resolve) => {
      hold = resolve;
    });
    await page.route(/\/revoke$/, (route) => hold(route), { times: 1 });
    await ask.click();
    await confirm.click();
    const route = await held;
    await question.getByRole("button", { name: words("common.action.cancel") }).click();
    await expect(question).toHaveCount(0);
    await route.abort();
    const title = words("admin.keys.revocation.title", { name });
    await expect(page.getByText(words("admin.failure.leftQuestion", { question: title })).first()).toBeVisible();
    await expect(page.getByText(words("admin.failure.network")).first()).toBeVisible();
    await expect(row).toBeVisible();

    await ask.click();
    await confirm.click();
    await expect(page.getByText(words("admin.keys.revocation.done", { name }))).toBeVisible();
    await expect(row).toHaveCount(0);
  });

  test("a manager can't do what only an administrator may, neither on the pages nor by the API", async ({
    signedIn,
    faults,
    words,
  }) => {
    const page = await signedIn("manager");
    await page.goto("/review");
    await expect(await wayTo(page, words, "reports")).toBeVisible();
    await expect(await wayTo(page, words, "admin")).toHaveCount(0);
    faults.expectAnswer(403, /\/admin/);
    faults.expectAnswer(404, /\/favicon\.ico/);
    for (const part of ["", "/people", "/keys", "/audit"]) {
      const answer = await page.goto(`/admin${part}`);
      expect([part, answer?.status()]).toEqual([part, 403]);
      await expect(page.getByRole("heading", { name: words("common.forbidden.title") })).toBeVisible();
    }
    expect(await wrongWith(page)).toEqual([]);
    await refusesAll(page.request);
  });
});

async function refusesAll(request: APIRequestContext): Promise<void> {
  const id = crypto.randomUUID();
  const asked: [path: string, data: unknown][] = [
    ["invitations", { email: "x@demo.example.jp", role: "administrator", locale: "ja" }],
    [`invitations/${id}/resend`, {}],
    [`invitations/${id}/revoke`, {}],
    [`people/${id}/role`, { role: "administrator", revision: 1 }],
    [`people/${id}/remove`, { revision: 1 }],
    ["shops", { shopId: "evil", name: "evil" }],
    [`shops/${id}/archive`, { revision: 1 }],
    ["api-keys", { name: "evil", scopes: ["read"] }],
    [`api-keys/${id}/revoke`, {}],
    ["webhook-endpoints", { url: "https://evil.example/", events: ["case.decided"] }],
    [`webhook-endpoints/${id}/rotate-secret`, { revision: 1 }],
    ["organization", { name: "evil", reviewMinutes: 60, revision: 1 }],
  ];
  for (const [path, data] of asked) {
    const response = await request.post(`/api/console/${path}`, { data, headers: ownPage });
    expect([path, response.status()]).toEqual([path, 403]);
    expect(await response.json()).toMatchObject({ code: "forbidden" });
  }
  for (const path of [
    "people",
    "invitations",
    "api-keys",
    "webhook-endpoints",
    "audit",
    "audit/export",
    "organization",
  ])
    expect([path, (await request.get(`/api/console/${path}`)).status()]).toEqual([path, 403]);
}
