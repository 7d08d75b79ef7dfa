import { randomUUID } from "node:crypto";
import { expect, inLooks, signInAs, test } from "./fixtures";
import { demoUser } from "./support/demo";
import { CROSSED_LOOKS } from "./support/looks";

inLooks(CROSSED_LOOKS, () => {
  test("a page asked for before signing in is the page one comes to", async ({ page, words }) => {
    await signInAs(page, "analyst", "/reports", words);
    await expect(page).toHaveURL(/\/reports$/);
    await expect(page.getByRole("heading", { level: 1, name: words("reports.title") })).toBeVisible();
  });
});

test("sign-in never leads to another site", async ({ page }) => {
  await signInAs(page, "analyst", "/sign-in?from=//evil.example/");
  await expect(page).toHaveURL(/\/review/);
});

test("a wrong pair is refused in the same words for a known and an unknown address", async ({ page, faults }) => {
  faults.expectAnswer(401, /\/api\/auth\/callback\/credentials/);
  await page.goto("/sign-in");
  for (const email of [demoUser("auditor").email, "nobody@demo.example"]) {
    await page.getByLabel("メールアドレス").fill(email);
    await page.getByLabel("パスワード", { exact: true }).fill("not the password");
    await page.keyboard.press("Enter");
    await expect(page.getByText("メールアドレスまたはパスワードが違います。")).toBeVisible();
    await page.reload();
  }
  // A success takes the failure back: this journey can be repeated without locking anybody out.
  await signInAs(page, "auditor");
});

test("language and theme are kept and never flash", async ({ page }) => {
  await signInAs(page, "manager");
  await page.getByRole("button", { name: /^アカウント/ }).click();
  await page.getByRole("menuitemradio", { name: "暗い" }).click();
  await page.reload();
  // In the very first byte of the document, before any script has run.
  const html = await (await page.request.get(page.url())).text();
  expect(html).toMatch(/<html[^>]*data-theme="dark"/);
  await page.getByRole("button", { name: /^アカウント/ }).click();
  await page.getByRole("menuitemradio", { name: "English" }).click();
  await expect(page.getByRole("navigation", { name: "Main pages" })).toBeVisible();
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("menuitemradio", { name: "日本語" }).click();
  await expect(page.getByRole("navigation", { name: "主なページ" })).toBeVisible();
});

test("signing out ends the session itself, not only this browser's cookie", async ({ page, context, faults }) => {
  // The page may still be asking for its case while it is left.
  faults.expectAnswer(401, /\/api\/console\//);
  await signInAs(page, "manager");
  const kept = (await context.cookies()).filter((cookie) => cookie.name.endsWith("sekisho-session"));
  expect(kept).toMatchObject([{ httpOnly: true, sameSite: "Lax" }]);
  await page.getByRole("button", { name: /^アカウント/ }).click();
  await page.getByRole("menuitem", { name: "サインアウト" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.addCookies(kept);
  await page.goto("/review");
  await expect(page).toHaveURL(/\/sign-in\?from=%2Freview/);
  expect((await page.request.get("/api/console/cases")).status()).toBe(401);
});

test("after signing out, the back button shows nothing of the console", async ({ page, faults }) => {
  faults.expectAnswer(401, /\/api\/console\//);
  await signInAs(page, "auditor");
  await expect(page.getByRole("heading", { level: 2, name: /^注文 / })).toBeVisible();
  await page.getByRole("button", { name: /^アカウント/ }).click();
  await page.getByRole("menuitem", { name: "サインアウト" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole("list", { name: "審査待ちの案件" })).toHaveCount(0);
});

test("set-up is closed on an installation that has users", async ({ page }) => {
  await page.goto("/setup?token=a-guess");
  await expect(page.getByRole("heading", { name: "初期設定は完了しています" })).toBeVisible();
});

test("repeated failures lock the address for a while, and say for how long", async ({ page, faults }) => {
  faults.expectAnswer(401, /\/api\/auth\/callback\/credentials/);
  await page.goto("/sign-in");
  // Nobody's address: the people of the demo stay free to sign in.
  await page.getByLabel("メールアドレス").fill(`${randomUUID()}@example.jp`);
  const password = page.getByLabel("パスワード", { exact: true });
  const tryOnce = async (attempt: number) => {
    await password.fill(`guess ${attempt}`);
    const answered = page.waitForResponse(/\/api\/auth\/callback\/credentials/);
    await password.press("Enter");
    await answered;
  };
  for (const attempt of [1, 2, 3, 4, 5]) {
    await tryOnce(attempt);
    await expect(page.getByText("メールアドレスまたはパスワードが違います。")).toBeVisible();
  }
  await tryOnce(6);
  await expect(page.getByText(/サインインの失敗が続いたため、一時的に受け付けていません。約\d+分後/)).toBeVisible();
});
