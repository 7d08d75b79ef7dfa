import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { violationsOf } from "./support/axe";

const main = (page: Page) => page.getByRole("main");

test("the attack of the demo's last night is found, seen to by key, closed with a reason and found again among the closed", async ({
  signedIn,
}) => {
  const page = await signedIn("manager");
  await page.goto("/alerts");
  const list = main(page).getByRole("list", { name: "アラートの一覧" });
  await list.getByRole("link").filter({ hasText: "クレジットマスター" }).click();
  await expect(page).toHaveURL(/[?&]alert=/);
  const alert = main(page).getByRole("article", { name: "クレジットマスター（加盟店）" });
  await expect(alert.getByText(/与信\d+回のうち\d+回が失敗しています/)).toBeVisible();
  await expect(alert.getByText("基準")).toBeVisible();
  const orders = alert.getByRole("grid", { name: "対象の注文" });
  // The head, and the eight baskets of the attack at least.
  await expect(orders.getByRole("row").nth(8)).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);

  await page.keyboard.press("a");
  await expect(alert.getByText(/が対応を開始/)).toBeVisible();
  await page.keyboard.press("c");
  const confirm = page.getByRole("alertdialog");
  await confirm.getByRole("button", { name: "終了する" }).click();
  await expect(confirm.getByText("メモを入力してください。")).toBeVisible();
  await confirm.getByRole("radio", { name: "不正と確認" }).click();
  await confirm.getByRole("textbox").fill("決済会社と連携し、当該BINを遮断した");
  expect(await violationsOf(page)).toEqual([]);
  await confirm.getByRole("button", { name: "終了する" }).click();
  await expect(alert.getByText("決済会社と連携し、当該BINを遮断した")).toBeVisible();
  await expect(list.getByRole("link").filter({ hasText: "クレジットマスター" })).toHaveCount(0);

  await main(page).getByRole("combobox", { name: "状態で絞り込む" }).click();
  await page.getByRole("option", { name: /^終了/ }).click();
  await expect(page).toHaveURL(/[?&]state=closed/);
  await expect(list.getByRole("link").filter({ hasText: "クレジットマスター" })).toHaveCount(1);
  await orders.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/orders\/denki\/S2-/);
});

test("an analyst sees to an alert and closes none; keys walk the list", async ({ signedIn }) => {
  const page = await signedIn("analyst");
  await page.goto("/review");
  await page.keyboard.press("g");
  await page.keyboard.press("w");
  await expect(page).toHaveURL(/\/alerts/);
  const list = main(page).getByRole("list", { name: "アラートの一覧" });
  const rows = list.getByRole("listitem");
  await expect(rows.first()).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("k");
  await expect(rows.first()).toHaveAttribute("aria-current", "true");
  await expect(main(page).getByRole("button", { name: /^終了する/ })).toHaveCount(0);
});

test("an alert that is not there says so", async ({ signedIn, faults }) => {
  faults.expectAnswer(404, /\/alerts\//);
  const page = await signedIn("auditor");
  await page.goto("/alerts?alert=00000000-0000-4000-8000-000000000000");
  await expect(page.getByText("このアラートは見つかりません")).toBeVisible();
});
