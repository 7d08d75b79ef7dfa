import path from "node:path";
import type { Page } from "@playwright/test";
import { expect } from "../fixtures";
import { violationsOf } from "./axe";
import { type Look, nameOf } from "./looks";

const SCREENS = path.join("test-results", "screens");

/** What is wrong with the page as it stands, in whatever look: what axe finds, and that it is wider than the screen. */
export async function wrongWith(page: Page, tolerated: readonly string[] = []): Promise<string[]> {
  const violations = await violationsOf(page, tolerated);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  return wide ? [...violations, "it scrolls sideways"] : violations;
}

/** What a page must be in every look: without accessibility violation, and no wider than the screen. A picture is kept. */
export async function inspect(
  page: Page,
  name: string,
  look: Look,
  { tolerated = [], whole = false }: { readonly tolerated?: readonly string[]; readonly whole?: boolean } = {},
): Promise<void> {
  const seen = `${name} ${nameOf(look)}`;
  // Hiding the caret would write into fields that the page has not brought to life yet.
  const file = path.join(SCREENS, `${name}-${nameOf(look)}.png`);
  await page.screenshot({ path: file, fullPage: whole, caret: "initial" });
  expect.soft(await wrongWith(page, tolerated), seen).toEqual([]);
}
