import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { demoUser, signInAs } from "./demo";

const faults = (page: import("@playwright/test").Page): string[] => {
  const seen: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|hydrat/i.test(message.text())) seen.push(message.text());
  });
  page.on("pageerror", (error) => seen.push(error.message));
  return seen;
};

test("a page asked for before signing in is the page one comes to", async ({ page }) => {
  const seen = faults(page);
  await signInAs(page, "analyst", "/reports");
  await expect(page).toHaveURL(/\/reports$/);
  expect(seen).toEqual([]);
});

test("sign-in never leads to another site", async ({ page }) => {
  await signInAs(page, "analyst", "/sign-in?from=//evil.example/");
  await expect(page).toHaveURL(/\/review/);
});

test("a wrong pair is refused in the same words for a known and an unknown address", async ({ page }) => {
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

test("signing out ends the session itself, not only this browser's cookie", async ({ page, context }) => {
  await signInAs(page, "manager");
  const kept = (await context.cookies()).filter((cookie) => cookie.name.endsWith("sekisho-session"));
  expect(kept).toMatchObject([{ httpOnly: true, sameSite: "Lax" }]);
  await page.getByRole("button", { name: /^アカウント/ }).click();
  await page.getByRole("menuitem", { name: "サインアウト" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.addCookies(kept);
  await page.goto("/review");
  await expect(page).toHaveURL(/\/sign-in\?from=%2Freview/);
});

test("set-up is closed on an installation that has users", async ({ page }) => {
  await page.goto("/setup?token=a-guess");
  await expect(page.getByRole("heading", { name: "初期設定は完了しています" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the sign-in page has no accessibility violation (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("/sign-in");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((violation) => violation.id)).toEqual([]);
  });
}

test("the sign-in page fits a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/sign-in");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
});
