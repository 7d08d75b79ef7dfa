import { expect, test } from "./fixtures";

test("the report shows the chart, the same in a table, and with every rate its n and interval", async ({
  signedIn,
}) => {
  const page = await signedIn("manager");
  await page.goto("/reports");
  await expect(page.getByRole("heading", { level: 1, name: "審査結果と的中率" })).toBeVisible();
  for (const name of ["的中率", "検知率", "誤検知率"]) {
    const figure = page.getByRole("definition").nth(["的中率", "検知率", "誤検知率"].indexOf(name));
    await expect(page.getByRole("term").filter({ hasText: name }).first()).toBeVisible();
    await expect(figure).toContainText(/\d+\.\d%/);
    await expect(figure).toContainText(/95%区間 \d+\.\d%〜\d+\.\d%/);
    await expect(figure).toContainText(/[\d,]+件中[\d,]+件/);
  }
  await expect(
    page.getByRole("application", { name: /日ごとの審査結果と的中率。.*同じ内容の表が下にあります。/ }),
  ).toBeVisible();

  await page.getByText("表で見る").click();
  const table = page.getByRole("table", { name: "日ごとの審査結果と的中率" });
  await expect(table).toBeVisible();
  for (const name of ["日付", "OK", "保留", "NG", "的中率", "95%区間"]) {
    await expect(table.getByRole("columnheader", { name, exact: true })).toHaveCount(1);
  }
  const days = (await table.getByRole("row").count()) - 1;
  expect(days).toBeGreaterThanOrEqual(90);
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
