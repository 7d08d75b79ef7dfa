import { expect, test } from "./fixtures";
import { InputMethod } from "./support/ime";
import { ReviewPage } from "./support/review-page";

test("a new user signs in from the demo's line and clears held orders", async ({ page, merchant }) => {
  await page.goto("/");
  await page
    .getByRole("button", { name: /審査担当としてサインイン/ })
    .first()
    .click();
  const desk = new ReviewPage(page);
  await expect(desk.list).toBeVisible();
  await expect(desk.heading).toBeVisible();
  const before = await desk.waiting();
  expect(before).toBeGreaterThan(1);

  const approved = await desk.order();
  await desk.approve.click();
  await desk.chooseReason("本人確認済み");
  await desk.note.fill("購入者へ電話し、ご本人と確認しました。");
  await desk.dock.getByRole("button", { name: "承認を確定" }).click();
  await expect(page.getByText(`注文${approved}を承認しました。`).first()).toBeVisible();
  await expect(desk.heading).not.toHaveText(`注文 ${approved}`);
  await expect.poll(() => desk.waiting()).toBe(before - 1);
  await expect.poll(() => merchant.shipDecision(approved)).toMatchObject({ decision: "ship", basis: "manual" });

  const rejected = await desk.order();
  await desk.reject.click();
  await desk.chooseReason("カード盗用");
  await desk.dock.getByRole("button", { name: "否認を確定" }).click();
  await expect(desk.heading).not.toHaveText(`注文 ${rejected}`);
  await expect.poll(() => desk.waiting()).toBe(before - 2);
  await expect.poll(() => merchant.shipDecision(rejected)).toMatchObject({ decision: "stop", basis: "manual" });
});

test("a note stays with its case, and a decision without a reason is not made", async ({ signedIn, merchant }) => {
  const held = await merchant.hold();
  const desk = new ReviewPage(await signedIn("analyst"));
  await desk.open(held.caseId);
  await desk.approve.click();
  await desk.dock.getByRole("button", { name: "承認を確定" }).click();
  await expect(desk.dock.getByText("理由を選んでください。")).toBeVisible();
  await desk.chooseReason("その他");
  await desk.dock.getByRole("button", { name: "承認を確定" }).click();
  await expect(desk.dock.getByText("「その他」を選んだときは、メモに理由を書いてください。")).toBeVisible();
  expect(await merchant.shipDecision(held.order.externalOrderId)).toMatchObject({ decision: "wait" });

  await desk.note.fill("配送先は勤務先と確認。");
  await desk.dock.getByRole("button", { name: "承認を確定" }).click();
  await expect(desk.heading).not.toHaveText(`注文 ${held.order.externalOrderId}`);
  await desk.open(held.caseId);
  await expect(desk.page.getByText("配送先は勤務先と確認。")).toBeVisible();
  await expect(desk.page.getByText(/さんが.*に承認しました（その他）。/)).toBeVisible();
});

test("the whole work is done by keys", async ({ signedIn, merchant }) => {
  const held = await merchant.hold();
  const page = await signedIn("analyst");
  const desk = new ReviewPage(page);
  await desk.open();
  const first = await desk.order();
  await page.keyboard.press("j");
  await expect(desk.heading).not.toHaveText(`注文 ${first}`);
  await page.keyboard.press("k");
  await expect(desk.heading).toHaveText(`注文 ${first}`);

  await desk.open(held.caseId);
  await page.keyboard.press("r");
  await page.keyboard.press("2");
  await expect(desk.dock.getByRole("radio", { name: "転売目的" })).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(desk.dock.getByRole("radio")).toHaveCount(0);
  await page.keyboard.press("a");
  await page.keyboard.press("2");
  await expect(desk.dock.getByRole("radio", { name: "取引実績あり" })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(desk.heading).not.toHaveText(`注文 ${held.order.externalOrderId}`);
  // The next case has the focus: the keys go on working without a pointer.
  await expect(desk.heading).toBeFocused();
  await expect
    .poll(() => merchant.shipDecision(held.order.externalOrderId))
    .toMatchObject({ decision: "ship", reasons: ["approve:known_customer"] });
});

test("Japanese input neither fires a shortcut nor submits", async ({ signedIn, merchant }) => {
  const held = await merchant.hold();
  const page = await signedIn("analyst");
  const desk = new ReviewPage(page);
  await desk.open(held.caseId);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/decision")) sent.push(request.url());
  });
  await page.keyboard.press("r");
  await desk.chooseReason("転売目的");
  await desk.note.focus();

  const input = await InputMethod.of(page);
  const ctrl = 2;
  for (const kana of ["て", "てん", "てんば", "てんばい"]) await input.compose(kana);
  for (const key of ["j", "k", "a", "r", "n", "1", "Escape", "Enter"]) await input.press(key);
  await input.press("Enter", ctrl);
  await expect(desk.note).toHaveValue("てんばい");
  await expect(desk.note).toBeFocused();
  await input.commit("転売");
  await expect(desk.note).toHaveValue("転売");
  // Reason and panel are as they were, the case still on the desk, and nothing was sent.
  await expect(desk.dock.getByRole("radio", { name: "転売目的" })).toBeChecked();
  await expect(desk.heading).toHaveText(`注文 ${held.order.externalOrderId}`);
  expect(sent).toEqual([]);

  await page.keyboard.press("Enter");
  await page.keyboard.insertText("同じ商品を5個");
  await expect(desk.note).toHaveValue("転売\n同じ商品を5個");
  expect(sent).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(desk.heading).not.toHaveText(`注文 ${held.order.externalOrderId}`);
  await expect
    .poll(() => merchant.shipDecision(held.order.externalOrderId))
    .toMatchObject({ decision: "stop", reasons: ["reject:resale"] });
  await desk.open(held.caseId);
  await expect(page.getByText("転売\n同じ商品を5個")).toBeVisible();
});

test("single keys can be switched off, and stay off", async ({ signedIn }) => {
  const page = await signedIn("analyst");
  const desk = new ReviewPage(page);
  await desk.open();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "キーボード操作" });
  await sheet.getByRole("checkbox", { name: /1文字のショートカットを使う/ }).uncheck();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.reload();
  await expect(desk.heading).toBeVisible();
  await page.keyboard.press("a");
  await page.keyboard.press("?");
  await expect(sheet).toBeVisible();
  await expect(desk.dock.getByRole("radio")).toHaveCount(0);
});

test("a screening sent by API waits in the queue with its reasons, in both languages", async ({
  signedIn,
  merchant,
}) => {
  const lastName = '<img src="/x" onerror="alert(1)">';
  const note = "<script>alert(document.domain)</script>のしを付けてください";
  const held = await merchant.hold({ buyer: { lastName, firstName: "花子", email: "html@example.jp" }, note });
  const { screeningId, externalOrderId } = held.screening;
  const [japanese, english] = [await merchant.read(screeningId, "ja"), await merchant.read(screeningId, "en")];
  expect(japanese.reasons.length).toBeGreaterThan(0);

  const page = await signedIn("manager");
  const desk = new ReviewPage(page);
  await desk.open();
  await (await desk.row(externalOrderId)).click();
  await expect(desk.heading).toHaveText(`注文 ${externalOrderId}`);
  for (const { label, message } of japanese.reasons) {
    await expect(page.getByText(label, { exact: true }).first()).toBeVisible();
    await expect(page.getByText(message, { exact: true }).first()).toBeVisible();
  }
  await expect(page.getByText(lastName).first()).toBeVisible();
  await expect(page.getByText(note, { exact: true })).toBeVisible();
  await expect(page.locator('img[src="/x"]')).toHaveCount(0);

  await page.getByRole("button", { name: /^アカウント/ }).click();
  await page.getByRole("menuitemradio", { name: "English" }).click();
  await expect(page.getByRole("navigation", { name: "Main pages" })).toBeVisible();
  for (const { label, message } of english.reasons) {
    await expect(page.getByText(label, { exact: true }).first()).toBeVisible();
    await expect(page.getByText(message, { exact: true }).first()).toBeVisible();
  }
  await expect(page.getByText(lastName).first()).toBeVisible();
});
