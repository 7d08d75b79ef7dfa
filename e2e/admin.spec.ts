import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { violationsOf } from "./support/axe";
import { baseUrl } from "./support/demo";
import { anOrder } from "./support/orders";

const ownPage = { origin: baseUrl, "content-type": "application/json" };
const PASSWORD = "ame no hi no kasa 42";
const unique = () => crypto.randomUUID().slice(0, 8);

/** The token is shown once; it is read from the page as a person copies it. */
async function linkOf(page: Page): Promise<string> {
  const dialog = page.getByRole("dialog", { name: "招待しました" });
  const text = await dialog.getByText(`${new URL(page.url()).origin}/invitation#`).innerText();
  return text.trim();
}

test("an administrator invites an analyst, who chooses a password and works at once", async ({
  signedIn,
  browser,
  faults,
}) => {
  const email = `sakura.${unique()}@demo.example.jp`;
  const page = await signedIn("administrator");
  await page.goto("/admin/people");
  await page.getByRole("button", { name: "招待する" }).click();
  const form = page.getByRole("dialog", { name: "ユーザーを招待" });
  await form.getByLabel("メールアドレス").fill(email);
  expect(await violationsOf(page)).toEqual([]);
  await form.getByRole("button", { name: "招待する" }).click();
  const link = await linkOf(page);
  await page.getByRole("dialog").getByRole("button", { name: "閉じる" }).last().click();
  await expect(page.getByRole("list", { name: "招待中" }).getByText(email)).toBeVisible();

  const context = await browser.newContext({ locale: "ja-JP" });
  await faults.watch(context);
  const guest = await context.newPage();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { level: 1, name: /への招待$/ })).toBeVisible();
  expect(await violationsOf(guest)).toEqual([]);
  await guest.getByLabel("氏名").fill("佐倉 はるか");
  await guest.getByLabel("パスワード", { exact: true }).fill("short");
  faults.expectAnswer(422, /\/accept/);
  await guest.getByRole("button", { name: "参加する" }).click();
  await expect(guest.getByText("赤で示した項目を確認してください。")).toBeVisible();
  await guest.getByLabel("パスワード", { exact: true }).fill(PASSWORD);
  await guest.getByRole("button", { name: "参加する" }).click();
  await expect(guest.getByRole("navigation", { name: "主なページ" })).toBeVisible();
  await guest.goto("/review");
  await expect(guest.getByRole("heading", { level: 2, name: "審査待ち" })).toBeVisible();

  faults.expectAnswer(410, /\/open/);
  await guest.goto("about:blank");
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "この招待はすでに使われています" })).toBeVisible();
  await context.close();

  await page.reload();
  const row = page.getByRole("list", { name: "ユーザーの一覧" }).getByRole("listitem").filter({ hasText: email });
  await expect(row.getByText("佐倉 はるか")).toBeVisible();
  await row.getByRole("button", { name: /の操作$/ }).click();
  await page.getByRole("menuitem", { name: "組織から外す" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "外す" }).click();
  await expect(page.getByText("佐倉 はるかさんを組織から外しました")).toBeVisible();
  await expect(row).toHaveCount(0);
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

test("an administrator issues an API key, screens with it, and revokes it", async ({ signedIn, playwright }) => {
  const name = `受注システム ${unique()}`;
  const page = await signedIn("administrator");
  await page.goto("/admin/keys");
  await page.getByRole("button", { name: "キーを発行" }).click();
  const form = page.getByRole("dialog", { name: "APIキーを発行" });
  await form.getByLabel("名前").fill(name);
  await form.getByRole("button", { name: "発行する" }).click();
  const made = page.getByRole("dialog", { name: "APIキーを発行しました" });
  const key = (await made.getByText(/^sk_[0-9a-f]{32}_[\w-]{43}$/).innerText()).trim();
  await made.getByRole("button", { name: "控えました" }).click();

  const system = await playwright.request.newContext({
    baseURL: baseUrl,
    extraHTTPHeaders: { authorization: `Bearer ${key}` },
  });
  const screened = await system.post("/api/v1/screenings", { data: anOrder() });
  expect(screened.status(), await screened.text()).toBe(201);
  const row = page.getByRole("list", { name: "使えるAPIキー" }).getByRole("listitem").filter({ hasText: name });
  await expect(row).toBeVisible();
  expect(await row.innerText()).not.toContain(key);
  await row.getByRole("button", { name: `失効させる: ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "失効させる" }).click();
  await expect(page.getByText(`「${name}」を失効させました`)).toBeVisible();
  await expect(row).toHaveCount(0);
  expect((await system.post("/api/v1/screenings", { data: anOrder() })).status()).toBe(401);
  await system.dispose();

  await page.goto("/admin/audit?area=api_key");
  await expect(page.getByText("APIキーを失効させた").first()).toBeVisible();
  await expect(page.getByText(name).first()).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
});

test("a manager can't do what only an administrator may, neither on the pages nor by the API", async ({
  signedIn,
  faults,
}) => {
  const page = await signedIn("manager");
  await page.goto("/review");
  await expect(page.getByRole("navigation", { name: "主なページ" }).getByRole("link", { name: "管理" })).toHaveCount(0);
  faults.expectAnswer(403, /\/admin/);
  faults.expectAnswer(404, /\/favicon\.ico/);
  for (const part of ["", "/people", "/keys", "/audit"]) {
    const answer = await page.goto(`/admin${part}`);
    expect([part, answer?.status()]).toEqual([part, 403]);
    await expect(page.getByRole("heading", { name: "ここは通れません" })).toBeVisible();
  }
  await refusesAll(page.request);
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

test("on a phone, in English and in the dark, every part can be read and used", async ({ signedIn }) => {
  const page = await signedIn("administrator");
  await page.context().addCookies([{ name: "sekisho-locale", value: "en", url: baseUrl }]);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  for (const part of ["people", "roles", "organization", "shops", "keys", "webhooks", "audit"]) {
    await page.goto(`/admin/${part}`);
    await expect(page.getByRole("navigation", { name: "Administration pages" })).toBeVisible();
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect([part, widths[0]]).toEqual([part, widths[1]]);
    expect([part, await violationsOf(page)]).toEqual([part, []]);
  }
});
