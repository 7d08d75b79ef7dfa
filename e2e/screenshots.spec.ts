import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { type Look, lookAs } from "./support/looks";

/**
 * The README's pictures: of the demo's simulated persons, on a fresh demo. A run leaves them among its results; only when asked for
 * (`SEKISHO_SCREENSHOTS=1`) does it replace those that the README shows.
 */
const SHOWN = path.join("e2e", "screenshots");
const KEPT = process.env.SEKISHO_SCREENSHOTS === "1" ? SHOWN : path.join("test-results", "screenshots");
const BYTES_MAX = 250_000;

const JAPANESE: Look = {
  theme: "light",
  contrast: "normal",
  density: "regular",
  locale: "ja",
  size: { width: 1_280, height: 800 },
};
const DARK: Look = { ...JAPANESE, theme: "dark", locale: "en" };

async function take(page: Page, name: string): Promise<void> {
  const file = path.join(KEPT, `${name}.png`);
  await page.screenshot({ path: file, animations: "disabled" });
  expect(statSync(file).size, `${name} is small enough for a repository`).toBeLessThanOrEqual(BYTES_MAX);
}

async function still(page: Page, look: Look): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await lookAs(page, look);
}

test("every picture that the README shows is there", () => {
  const named = [...readFileSync("README.md", "utf8").matchAll(/e2e\/screenshots\/([\w-]+\.png)/g)];
  expect(named.length).toBeGreaterThan(0);
  for (const [, file = ""] of named) expect(statSync(path.join(SHOWN, file)).size, file).toBeLessThanOrEqual(BYTES_MAX);
});

for (const [name, look] of [
  ["review", JAPANESE],
  ["review-dark", DARK],
] as const) {
  test(`the picture of ${name}`, async ({ signedIn }) => {
    const page = await signedIn("analyst");
    await still(page, look);
    await page.goto("/review");
    await expect(page.locator("[data-desk]")).toHaveAttribute("aria-busy", "false");
    await expect(page.getByRole("main").getByRole("heading", { level: 2, name: /^(注文|Order) / })).toBeVisible();
    await take(page, name);
  });
}

test("the picture of an order", async ({ signedIn }) => {
  const page = await signedIn("analyst");
  await still(page, JAPANESE);
  await page.goto("/orders?verdict=NG&outcome=fraud");
  const order = await page.locator("a[data-row-link]").first().getAttribute("href");
  await page.goto(order ?? "");
  await expect(page.getByRole("heading", { level: 1, name: /^注文 / })).toBeVisible();
  await take(page, "order");
});

test("the picture of the rules", async ({ signedIn }) => {
  const page = await signedIn("administrator");
  await still(page, JAPANESE);
  await page.goto("/rules");
  const rules = page.getByRole("list", { name: "ルール", exact: true });
  await rules.getByRole("button").nth(1).click();
  await expect(page.locator(".cm-content")).toBeVisible();
  await expect(page.getByText(/^発火は注文日時で数えています/)).toBeVisible();
  await take(page, "rules");
});

test("the picture of the reports", async ({ signedIn }) => {
  const page = await signedIn("manager");
  await still(page, JAPANESE);
  await page.goto("/reports");
  await expect(page.getByRole("application").first()).toBeVisible();
  await take(page, "reports");
});
