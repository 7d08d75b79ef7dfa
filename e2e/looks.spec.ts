import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import type { Who } from "./support/demo";
import { inspect } from "./support/inspect";
import { FEW_LOOKS, LOOKS, lookAs } from "./support/looks";

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

// Ten looks a test, each with a whole page load and all of axe's rules.
test.describe.configure({ timeout: 240_000 });
// A trace would record every one of them, for twice the time.
test.use({ trace: "off" });

test("sign-in is right in the looks it comes in", async ({ page }) => {
  for (const look of LOOKS) {
    await lookAs(page, look);
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await inspect(page, "sign-in", look);
  }
});

test("review is right in the looks it comes in", async ({ signedIn }) => {
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

test("reports is right in the looks it comes in", async ({ signedIn }) => {
  const page = await signedIn("analyst");
  for (const look of FEW_LOOKS) {
    await lookAs(page, look);
    await page.goto("/reports");
    await expect(page.getByRole("application").first()).toBeVisible();
    await inspect(page, "reports", look);
  }
});

test("the reference is right in the looks it comes in", async ({ page }) => {
  for (const look of FEW_LOOKS) {
    await lookAs(page, look);
    await page.goto("/docs");
    await expect(page.getByRole("button", { name: /\/api\/v1\/screenings/ }).first()).toBeVisible();
    await inspect(page, "docs", look, { tolerated: OF_SWAGGER_UI });
  }
});

/** The page's own heading, and nothing on its way any more. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("status", { name: /^(読み込み中|Loading)/ })).toHaveCount(0);
}

const PAGES: readonly { readonly path: string; readonly who: Who }[] = [
  { path: "/orders", who: "analyst" },
  { path: "/alerts", who: "manager" },
  { path: "/lists", who: "analyst" },
  { path: "/rules", who: "manager" },
  { path: "/profile", who: "analyst" },
];

for (const { path, who } of PAGES) {
  test(`${path} is right in the looks it comes in`, async ({ signedIn }) => {
    const page = await signedIn(who);
    for (const look of FEW_LOOKS) {
      await lookAs(page, look);
      await page.goto(path);
      await settled(page);
      await inspect(page, path.slice(1), look);
    }
  });
}

test("an order is right in the looks it comes in", async ({ signedIn }) => {
  const page = await signedIn("analyst");
  await page.goto("/orders");
  const first = await page.locator("a[data-row-link]").first().getAttribute("href");
  for (const look of FEW_LOOKS) {
    await lookAs(page, look);
    await page.goto(first ?? "");
    await settled(page);
    await inspect(page, "order", look);
  }
});

const PARTS = [
  "people",
  "roles",
  "shops",
  "keys",
  "webhooks",
  "organization",
  "audit",
  "reference",
  "reference/networks",
  "providers",
  "providers/new?kind=phone_reachability",
  "network",
];

for (const part of PARTS) {
  test(`the administration of ${part} is right in the looks it comes in`, async ({ signedIn }) => {
    const page = await signedIn("administrator");
    for (const look of FEW_LOOKS) {
      await lookAs(page, look);
      await page.goto(`/admin/${part}`);
      await settled(page);
      await inspect(page, `admin-${part.replaceAll(/\W/g, "-")}`, look);
    }
  });
}
