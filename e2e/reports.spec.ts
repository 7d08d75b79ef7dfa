import { expect, test } from "./fixtures";

test("the report shows the chart, the same in a table, and with every rate its n and interval", async ({
  signedIn,
}) => {
  const page = await signedIn("manager");
  await page.goto("/reports");
  await expect(page.getByRole("heading", { level: 1, name: "審査結果と的中率" })).toBeVisible();
  for (const name of ["的中率", "検知率", "誤検知率"]) {
    const figures = page.locator("section", { has: page.getByRole("heading", { name: "期間の成績" }) });
    const figure = figures.getByRole("definition").nth(["的中率", "検知率", "誤検知率"].indexOf(name));
    await expect(figures.getByRole("term").filter({ hasText: name }).first()).toBeVisible();
    await expect(figure).toContainText(/\d+\.\d%/);
    await expect(figure).toContainText(/95%区間 \d+\.\d%〜\d+\.\d%/);
    await expect(figure).toContainText(/[\d,]+件中[\d,]+件/);
  }
  await expect(
    page.getByRole("application", { name: /日ごとの審査結果と的中率、検知率。.*同じ内容の表が下にあります。/ }),
  ).toBeVisible();

  await page.getByText("表で見る").click();
  const table = page.getByRole("table", { name: "日ごとの審査結果と的中率・検知率" });
  await expect(table).toBeVisible();
  for (const name of ["日付", "OK", "保留", "NG", "的中率", "95%区間", "検知率", "検知率の95%区間"]) {
    await expect(table.getByRole("columnheader", { name, exact: true })).toHaveCount(1);
  }
  const days = (await table.getByRole("row").count()) - 1;
  expect(days).toBeGreaterThanOrEqual(90);
});

test("the chart and its table are read by keyboard alone", async ({ signedIn }) => {
  const page = await signedIn("manager");
  await page.goto("/reports");
  const chart = page.getByRole("application", { name: /日ごとの審査結果と的中率/ });
  await chart.focus();
  await page.keyboard.press("ArrowRight");
  const spoken = page.getByRole("status").filter({ hasText: "的中率" });
  await expect(spoken).toContainText(/\d{4}\/\d{2}\/\d{2}/);
  const first = await spoken.textContent();
  await page.keyboard.press("ArrowRight");
  await expect(spoken).not.toHaveText(first ?? "");

  const summary = page.getByText("表で見る");
  for (let presses = 0; presses < 10; presses++) {
    await page.keyboard.press("Tab");
    if (await summary.evaluate((element) => element === document.activeElement)) break;
  }
  await page.keyboard.press("Enter");
  const table = page.getByRole("table", { name: "日ごとの審査結果と的中率・検知率" });
  await expect(table.getByRole("row")).toHaveCount(91);
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
