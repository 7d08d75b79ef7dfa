import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { violationsOf } from "./support/axe";
import { anOrder } from "./support/orders";

const someone = (phone: string) =>
  anOrder({ buyer: { lastName: "止", firstName: "目", tel: phone, email: `x${randomInt(1e9)}@example.jp` } });

async function fillEntry(page: Page, phone: string) {
  await page.getByRole("button", { name: "登録", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "リストに登録する" });
  await sheet.getByRole("textbox", { name: "識別情報" }).fill(phone);
  return sheet;
}

test("what is put on the blocklist stops the next order; released, the next one passes", async ({
  signedIn,
  merchant,
}) => {
  const digits = `80${randomInt(10_000_000, 100_000_000)}`;
  const phone = `0${digits.slice(0, 2)}-${digits.slice(2, 6)}-${digits.slice(6)}`;
  expect((await merchant.screen(someone(phone))).verdict).toBe("OK");

  const page = await signedIn("analyst");
  await page.goto("/lists");
  const sheet = await fillEntry(page, `+81 ${digits}`);
  await expect(sheet.getByText(`+81${digits}`)).toBeVisible();
  await expect(sheet.getByRole("link", { name: "注文を見る" })).toBeVisible();
  await sheet.getByRole("button", { name: "登録する" }).click();
  await expect(sheet.getByText("登録理由を選んでください。")).toBeVisible();
  await sheet.getByRole("combobox", { name: "登録理由" }).click();
  await page.getByRole("option", { name: "転売" }).click();
  expect(await violationsOf(page)).toEqual([]);
  await sheet.getByRole("button", { name: "登録する" }).click();
  await expect(page.getByText(`登録しました：+81${digits}`).first()).toBeVisible();
  expect((await merchant.screen(someone(phone))).verdict).toBe("NG");

  // Found again by another spelling, and released with a reason.
  await page.getByRole("searchbox", { name: "リストを探す" }).fill(phone.replaceAll("-", ""));
  await expect(page).toHaveURL(/[?&]q=/);
  const row = page
    .getByRole("grid", { name: "リスト" })
    .getByRole("row")
    .filter({ hasText: `+81${digits}` });
  await row.click();
  const entry = page.getByRole("dialog", { name: "登録の詳細" });
  await expect(entry.getByRole("region", { name: "履歴" }).getByText("登録", { exact: true })).toBeVisible();
  await entry.getByRole("button", { name: "解除する" }).click();
  const confirm = page.getByRole("alertdialog");
  await confirm.getByRole("button", { name: "解除する" }).click();
  await expect(confirm.getByText("メモを入力してください。")).toBeVisible();
  await confirm.getByRole("textbox").fill("本人と確認できたため");
  await confirm.getByRole("button", { name: "解除する" }).click();
  await expect(page.getByText(`解除しました：+81${digits}`).first()).toBeVisible();
  expect((await merchant.screen(someone(phone))).verdict).toBe("OK");

  // The innermost part that holds both is the toast of the release; that of the entry may still stand beside it.
  const undo = page.getByRole("button", { name: "元に戻す" });
  await page
    .locator("div")
    .filter({ hasText: "解除しました" })
    .filter({ has: undo })
    .last()
    .getByRole("button", { name: "元に戻す" })
    .click();
  await expect(page.getByText(`もう一度登録しました：+81${digits}`).first()).toBeVisible();
  expect((await merchant.screen(someone(phone))).verdict).toBe("NG");
});

test("a CSV shows what it would do before it does it", async ({ signedIn }) => {
  const member = `csv-${randomInt(1e9)}`;
  const csv = `list,kind,value,reason\nblock,member,${member},resale\nblock,phone,電話なし,resale\n`;
  const page = await signedIn("manager");
  await page.goto("/lists");
  await page.getByRole("button", { name: "CSV取込" }).click();
  const sheet = page.getByRole("dialog", { name: "CSVから登録する" });
  await sheet
    .locator("input[type=file]")
    .setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(sheet.getByRole("region", { name: "登録できない行" })).toBeVisible();
  await expect(sheet.getByText(member)).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await sheet.getByRole("button", { name: "1件を登録する" }).click();
  await expect(page.getByText("1件を登録しました。").first()).toBeVisible();
  await page.getByRole("searchbox", { name: "リストを探す" }).fill(member);
  await expect(page.getByRole("grid", { name: "リスト" }).getByRole("row").filter({ hasText: member })).toBeVisible();
});

test("an auditor reads the lists and is offered no change", async ({ signedIn }) => {
  const page = await signedIn("auditor");
  await page.goto("/lists?list=block");
  await page.getByRole("grid", { name: "リスト" }).getByRole("row").nth(1).click();
  await expect(page.getByRole("dialog", { name: "登録の詳細" })).toBeVisible();
  await expect(page.getByRole("button", { name: "解除する" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "登録", exact: true })).toHaveCount(0);
});
