import { expect, inLooks, test } from "./fixtures";
import { wrongWith } from "./support/inspect";
import { CROSSED_LOOKS, OPPOSITE_LOOKS } from "./support/looks";

const PERCENT = /\d+\.\d%/;

inLooks(OPPOSITE_LOOKS, () => {
  test("the report shows the chart, the same in a table, and with every rate its n and interval", async ({
    signedIn,
    words,
  }) => {
    const page = await signedIn("manager");
    await page.goto("/reports");
    await expect(page.getByRole("heading", { level: 1, name: words("reports.title") })).toBeVisible();
    const title = page.getByRole("heading", { name: words("reports.figures.title") });
    const figures = page.locator("section", { has: title });
    for (const [index, rate] of ["precision", "detectionRate", "falsePositiveRate"].entries()) {
      const name = words(`reports.figures.${rate}`);
      await expect(figures.getByRole("term").filter({ hasText: name }).first()).toBeVisible();
      const figure = figures.getByRole("definition").nth(index);
      await expect(figure).toContainText(PERCENT);
      await expect(figure).toContainText(words.like("reports.figures.interval", { low: PERCENT, high: PERCENT }));
      await expect(figure).toContainText(words.like("reports.figures.counts"));
    }
    await expect(page.getByRole("application", { name: words.like("reports.chart.describe") })).toBeVisible();

    await page.getByText(words("reports.chart.table")).click();
    const table = page.getByRole("table", { name: words("reports.chart.caption") });
    await expect(table).toBeVisible();
    const verdicts = ["OK", "HOLD", "NG"].map((verdict) => `common.verdict.${verdict}`);
    const columns = ["day", "precision", "interval", "detectionRate", "detectionInterval"];
    for (const key of [...verdicts, ...columns.map((column) => `reports.chart.${column}`)]) {
      await expect(table.getByRole("columnheader", { name: words(key), exact: true })).toHaveCount(1);
    }
    const days = (await table.getByRole("row").count()) - 1;
    expect(days).toBeGreaterThanOrEqual(90);
    expect(await wrongWith(page)).toEqual([]);
  });
});

inLooks(CROSSED_LOOKS, () => {
  test("the chart and its table are read by keyboard alone", async ({ signedIn, words }) => {
    const page = await signedIn("manager");
    await page.goto("/reports");
    const chart = page.getByRole("application", { name: words.like("reports.chart.describe") });
    await chart.focus();
    await page.keyboard.press("ArrowRight");
    const spoken = page.getByRole("status").filter({ hasText: words("reports.chart.precision") });
    await expect(spoken).toContainText(/\d{4}/);
    const first = await spoken.textContent();
    await page.keyboard.press("ArrowRight");
    await expect(spoken).not.toHaveText(first ?? "");

    const summary = page.getByText(words("reports.chart.table"));
    for (let presses = 0; presses < 10; presses++) {
      await page.keyboard.press("Tab");
      if (await summary.evaluate((element) => element === document.activeElement)) break;
    }
    await page.keyboard.press("Enter");
    const table = page.getByRole("table", { name: words("reports.chart.caption") });
    await expect(table.getByRole("row")).toHaveCount(91);
  });
});

test("a report can be had by amount, for one payment method, and as a file", async ({ signedIn }) => {
  const page = await signedIn("analyst");
  await page.goto("/reports");
  await page.getByRole("button", { name: "金額", exact: true }).click();
  await expect(page).toHaveURL(/[?&]by=yen/);
  await expect(page.getByRole("definition").filter({ hasText: "¥" }).first()).toBeVisible();
  const all = await page.getByText(/件を審査/).textContent();
  await page.getByRole("combobox", { name: "決済方法" }).click();
  await page.getByRole("option", { name: "クレジットカード" }).click();
  await expect(page).toHaveURL(/[?&]method=card/);
  await expect(page.getByText(/件を審査/)).not.toHaveText(all ?? "", { timeout: 15_000 });
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "書き出す" }).click();
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  expect((await download).suggestedFilename()).toMatch(/^sekisho-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
});

test("the report's period lives in the address", async ({ signedIn }) => {
  const page = await signedIn("analyst");
  await page.goto("/reports");
  const month = page.getByRole("button", { name: "30日間" });
  await month.click();
  await expect(page).toHaveURL(/[?&]from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$/);
  await expect(month).toHaveAttribute("aria-pressed", "true");
  const { searchParams } = new URL(page.url());
  const [from, to] = [searchParams.get("from") ?? "", searchParams.get("to") ?? ""];
  expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(29);
  await page.reload();
  await expect(month).toHaveAttribute("aria-pressed", "true");
  await page.goBack();
  await expect(month).toHaveAttribute("aria-pressed", "false");
  await page.getByLabel("開始日").fill(to);
  await page.getByLabel("終了日").fill(from);
  await page.getByRole("button", { name: "表示", exact: true }).click();
  await expect(page.getByText("終了日は開始日以降にしてください。")).toBeVisible();
});
