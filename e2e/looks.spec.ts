import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { violationsOf } from "./support/axe";
import { LOOKS, type Look, lookAs, nameOf } from "./support/looks";

const SCREENS = path.join("test-results", "screens");

/**
 * What Swagger UI's own markup brings to the reference: a `main` in ours, headings that skip a level, and a copy button inside of each
 * operation's button.
 */
const OF_SWAGGER_UI = [
  "heading-order",
  "landmark-main-is-top-level",
  "landmark-no-duplicate-main",
  "landmark-unique",
  "nested-interactive",
];

/** What a page must be in every look: without accessibility violation, and no wider than the screen. A picture is kept. */
async function inspect(page: Page, name: string, look: Look, tolerated: readonly string[] = []): Promise<void> {
  const seen = `${name} ${nameOf(look)}`;
  await page.screenshot({ path: path.join(SCREENS, `${name}-${nameOf(look)}.png`) });
  expect.soft(await violationsOf(page, tolerated), seen).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect.soft(wide, `${seen} scrolls sideways`).toBe(false);
}

// Eight looks a test, each with a whole page load and all of axe's rules.
test.describe.configure({ timeout: 240_000 });
// A trace would record every one of them, for twice the time.
test.use({ trace: "off" });

test("sign-in is right in every theme, language and size", async ({ page }) => {
  for (const look of LOOKS) {
    await lookAs(page, look);
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await inspect(page, "sign-in", look);
  }
});

test("review is right in every theme, language and size", async ({ signedIn }) => {
  const page = await signedIn("analyst");
  for (const look of LOOKS) {
    await lookAs(page, look);
    await page.goto("/review");
    const row = page.getByRole("main").getByRole("list").first().getByRole("link").first();
    await expect(row).toBeVisible();
    const small = look.size.width < 1_024;
    if (small) await inspect(page, "review-list", look);
    if (small) await row.click();
    await expect(page.getByRole("textbox")).toBeVisible();
    await inspect(page, "review", look);
  }
});

test("reports is right in every theme, language and size", async ({ signedIn }) => {
  const page = await signedIn("analyst");
  for (const look of LOOKS) {
    await lookAs(page, look);
    await page.goto("/reports");
    await expect(page.getByRole("application").first()).toBeVisible();
    await inspect(page, "reports", look);
  }
});

test("the reference is right in every theme, language and size", async ({ page }) => {
  for (const look of LOOKS) {
    await lookAs(page, look);
    await page.goto("/docs");
    await expect(page.getByRole("button", { name: /\/api\/v1\/screenings/ }).first()).toBeVisible();
    await inspect(page, "docs", look, OF_SWAGGER_UI);
  }
});
