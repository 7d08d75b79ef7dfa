import { randomInt } from "node:crypto";
import { expect, test } from "./fixtures";
import { violationsOf } from "./support/axe";
import { anOrder } from "./support/orders";

const fullWidth = (text: string) =>
  text.replaceAll(/[0-9-]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

test("an order is found by its phone in any width and by another spelling of its address", async ({
  signedIn,
  merchant,
}) => {
  const [phone, room] = [
    `080-${randomInt(1_000, 10_000)}-${randomInt(1_000, 10_000)}`,
    String(randomInt(1_000, 10_000)),
  ];
  const name = '<b onmouseover="alert(1)">青山</b>';
  const order = anOrder({
    buyer: { lastName: name, firstName: "みどり", tel: phone, address: `東京都渋谷区恵比寿1-19-19 ${room}号室` },
  });
  await merchant.screen(order);
  const page = await signedIn("analyst");
  await page.goto("/orders");
  const field = page.getByRole("searchbox", { name: "注文を探す" });
  const found = page.getByRole("grid", { name: "注文" }).getByRole("row").filter({ hasText: order.externalOrderId });

  for (const spelling of [phone, phone.replaceAll("-", ""), fullWidth(phone)]) {
    await field.fill(spelling);
    await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(spelling).slice(0, 6)}`));
    await expect(page.getByText("1件", { exact: true })).toBeVisible();
    await expect(found).toBeVisible();
  }
  await field.fill(`渋谷区恵比寿一丁目１９番１９号　${fullWidth(room)}`);
  await expect(page.getByText("1件", { exact: true })).toBeVisible();
  await expect(found).toBeVisible();

  // Personal data is masked until it is asked for, here and on the order's own page.
  await expect(page.getByText(phone)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await field.fill(order.externalOrderId);
  await expect(page.getByText("1件", { exact: true })).toBeVisible();
  await found.click();
  await expect(page.getByRole("heading", { level: 1, name: `注文 ${order.externalOrderId}` })).toBeVisible();
  await expect(page.getByText(phone)).toHaveCount(0);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "個人情報を表示" }).click();
  await expect(page.getByText(phone).first()).toBeVisible();
  await expect(page.getByText(name).first()).toBeVisible();
});

test("an outcome is recorded by hand after a second look, and stops the shipment", async ({ signedIn, merchant }) => {
  const order = anOrder();
  await merchant.screen(order);
  const page = await signedIn("manager");
  await page.goto(`/orders/${order.shopId}/${order.externalOrderId}`);
  await page.getByRole("button", { name: "結果を記録" }).click();
  const sheet = page.getByRole("dialog", { name: "注文の結果を記録する" });
  await sheet.getByRole("button", { name: "記録する" }).click();
  await expect(sheet.getByText("結果を選んでください。")).toBeVisible();
  await sheet.getByRole("radio", { name: "不正確定" }).click();
  await sheet.getByRole("button", { name: "記録する" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "記録する" }).click();
  await expect(page.getByText("「不正確定」を記録しました。").first()).toBeVisible();
  await expect.poll(() => merchant.shipDecision(order.externalOrderId)).toMatchObject({ decision: "stop" });
  await expect(page.getByText("止める")).toBeVisible();
});

test("a link narrows the orders, and what no order meets says so", async ({ signedIn }) => {
  const page = await signedIn("auditor");
  await page.goto("/orders?verdict=NG&payment=card");
  const grid = page.getByRole("grid", { name: "注文" });
  await expect(grid.getByRole("row").nth(1)).toBeVisible();
  await expect(
    grid.locator("[data-seal]:not([data-seal=NG]):not([data-seal=approve]):not([data-seal=reject])"),
  ).toHaveCount(0);
  // An auditor reads, and is offered nothing that shows personal data.
  await expect(page.getByRole("button", { name: /購入者を表示/ })).toHaveCount(0);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("searchbox", { name: "注文を探す" }).fill("090-0000-0000");
  await expect(page.getByText("条件に合う注文はありません")).toBeVisible();
  await page.getByRole("button", { name: "条件をすべて外す" }).last().click();
  await expect(grid.getByRole("row").nth(1)).toBeVisible();
});
