import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { violationsOf } from "./support/axe";
import { InputMethod } from "./support/ime";
import { inspect } from "./support/inspect";
import { LOOKS, type Look, lookAs } from "./support/looks";

const WIDE_JA: Look = {
  theme: "light",
  contrast: "normal",
  density: "regular",
  locale: "ja",
  size: { width: 1_440, height: 900 },
};

async function open(page: Page, look: Look = WIDE_JA): Promise<void> {
  await lookAs(page, look);
  await page.goto("/gallery");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // Drawn by the browser alone: it is there once the page has come to life.
  await expect(page.getByRole("application").first()).toBeVisible({ timeout: 30_000 });
}

test.use({ trace: "off" });

test("every component is right in every theme, contrast, language and size", async ({ page }) => {
  test.setTimeout(300_000);
  for (const look of LOOKS) {
    await open(page, look);
    await inspect(page, "gallery", look, { whole: true });
  }
});

test("what lies over the page is right while it is open, and gives the focus back", async ({ page }) => {
  test.setTimeout(240_000);
  const looks = LOOKS.filter(({ locale, theme, size }) => locale === "ja" && (theme === "light") === size.width > 400);
  for (const look of looks) {
    await open(page, look);
    for (const [name, role] of [
      ["ダイアログ", "dialog"],
      ["シート", "dialog"],
      ["確認", "alertdialog"],
      ["ポップオーバー", "dialog"],
      ["メニュー", "menu"],
    ] as const) {
      const button = page.getByRole("button", { name, exact: true });
      await button.click();
      await expect(page.getByRole(role)).toBeVisible();
      // Menus and popovers stand outside of every landmark, as they must.
      await inspect(page, `gallery-${role}-${name}`, look, { tolerated: ["region"] });
      await page.keyboard.press("Escape");
      await expect(page.getByRole(role)).toBeHidden();
      await expect(button).toBeFocused();
    }
  }
});

test("what can't be undone asks for a reason first", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "確認", exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "キャンセル" })).toBeFocused();
  await dialog.getByRole("button", { name: "外す" }).click();
  await expect(dialog.getByText("理由を選んでください。")).toBeVisible();
  await dialog.getByRole("radio", { name: "期限を過ぎた" }).click();
  await dialog.getByRole("button", { name: "外す" }).click();
  await expect(dialog).toBeHidden();
});

test("a search waits for the input method, and the Enter of a conversion chooses nothing", async ({ page }) => {
  await open(page);
  const field = page.getByRole("combobox", { name: "担当者" }).first();
  await field.click();
  const list = page.getByRole("listbox");
  await expect(list.getByRole("option")).toHaveCount(8);
  const ime = await InputMethod.of(page);
  await ime.compose("たなか");
  await ime.compose("田中");
  await expect(list.getByRole("option")).toHaveCount(8);
  await ime.commit("田中");
  await expect(list.getByRole("option")).toHaveText(["田中 翔"]);
  await expect(field).toHaveValue("田中");
  // While its list is open, the library hides all else from screen readers; Tab closes the list before it reaches any of it.
  expect(await violationsOf(page, ["aria-hidden-focus", "page-has-heading-one", "region"])).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("田中 翔");
});

test("a table of thousands draws what is in sight, and keys walk through all of it", async ({ page }) => {
  await open(page);
  const table = page.getByRole("grid", { name: "注文" });
  await expect(table).toHaveAttribute("aria-rowcount", "10001");
  const drawn = () => table.locator("tr[data-row]").count();
  expect(await drawn()).toBeLessThan(60);

  await table.locator("tr[data-row='0']").focus();
  await page.keyboard.press("ArrowDown");
  await expect(table.locator("tr[data-row='1']")).toBeFocused();
  await page.keyboard.press("End");
  await expect(table.locator("tr[data-row='2499']")).toBeFocused();
  // Near the last row that is there, the next page was asked for.
  await page.keyboard.press("ArrowDown");
  await expect(table.locator("tr[data-row='2500']")).toBeFocused();
  expect(await drawn()).toBeLessThan(60);

  await table.evaluate((grid) => grid.parentElement?.scrollTo(0, 0));
  await expect(table.locator("tr[data-row='3']")).toBeVisible();
  await expect(table.locator("tr[data-row='2500']")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(table.locator("tr[data-row='0']")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(table.locator("tr[data-row='0']")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(table.locator("tr[data-row='0']")).toHaveAttribute("aria-current", "true");
});

test("a table's columns stay as somebody set them", async ({ page }) => {
  await open(page);
  const header = (name: string) => page.getByRole("grid", { name: "注文" }).getByRole("columnheader", { name });
  const widthOf = async (name: string) => Math.round((await header(name).boundingBox())?.width ?? 0);
  expect(await widthOf("店舗")).toBe(130);
  const edge = page.locator("[data-grip='shop']");
  await edge.scrollIntoViewIfNeeded();
  const grip = await edge.boundingBox();
  if (!grip) throw new Error("no grip");
  await page.mouse.move(grip.x + grip.width / 2, grip.y + 8);
  await page.mouse.down();
  await page.mouse.move(grip.x + grip.width / 2 + 60, grip.y + 8, { steps: 4 });
  await page.mouse.up();
  expect(await widthOf("店舗")).toBe(190);
  await page.getByRole("button", { name: "列", exact: true }).click();
  await page.getByRole("checkbox", { name: "点" }).click();
  await page.getByRole("button", { name: "「金額」を広げる" }).click();
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(header("点")).toHaveCount(0);
  expect(await widthOf("店舗")).toBe(190);
  expect(await widthOf("金額")).toBe(134);
  await page.getByRole("button", { name: "列", exact: true }).click();
  await page.getByRole("button", { name: "初期の並びに戻す" }).click();
  await expect(header("点")).toHaveCount(1);
});

test("the line between two panes moves by keys and stays where it was put", async ({ page }) => {
  await open(page);
  const line = page.getByRole("separator", { name: "境界の位置" });
  await line.focus();
  await page.keyboard.press("ArrowRight");
  await expect(line).toHaveAttribute("aria-valuenow", "36");
  await page.reload();
  await expect(line).toHaveAttribute("aria-valuenow", "36");
  await line.dblclick();
  await expect(line).toHaveAttribute("aria-valuenow", "34");
});

test("a chart is read by keys, in its table, and from its exports", async ({ page }) => {
  await open(page);
  const charts = page.locator("#charts");
  await charts.getByRole("application").first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(charts.getByRole("status")).toContainText("2026/08/26");
  await expect(charts.getByRole("status")).toContainText(/95%区間 .+ · n=\d+/);
  await charts.getByText("表で見る").click();
  await expect(charts.getByRole("row")).toHaveCount(91);

  const save = async (item: string) => {
    await charts.getByRole("button", { name: "書き出す" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: item }).click(),
    ]);
    return readFile(await download.path());
  };
  const csv = (await save("CSV（表計算用）")).toString("utf8").split("\r\n");
  expect(csv).toHaveLength(92);
  expect(csv[0]).toBe("\uFEFFat,final,precision,precision_low,precision_high,precision_n,ng,hold,all,hits");
  const svg = (await save("SVG（図）")).toString("utf8");
  expect(svg).toMatch(/^<svg/);
  expect(svg).not.toContain("var(--");
  const png = await save("PNG（画像）");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
});
