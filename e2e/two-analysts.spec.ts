import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { ReviewPage } from "./support/review-page";

test("who comes second to a case sees who is on it, and can't decide it", async ({ signedIn, merchant }) => {
  const held = await merchant.hold();
  const first = new ReviewPage(await signedIn("analyst"));
  const taken = first.page.waitForResponse(/\/claim$/);
  await first.open(held.caseId);
  expect((await taken).status()).toBe(200);

  const second = new ReviewPage(await signedIn("second analyst"));
  await second.open(held.caseId);
  await expect(second.page.getByText(/さんが対応中です/)).toBeVisible();
  await expect(second.approve).toBeDisabled();
  await expect(second.reject).toBeDisabled();
  await second.page.keyboard.press("a");
  await expect(second.dock.getByRole("radio")).toHaveCount(0);
  await second.page.getByRole("button", { name: "空いている次の案件へ" }).click();
  await expect(second.heading).not.toHaveText(`注文 ${held.order.externalOrderId}`);
});

/** Lets the page ask for cases, and keeps what it says about holding them from the server: both then believe to be alone. */
const neverClaims = (page: Page) => page.route(/\/claim$/, () => undefined);

test("of two analysts who decide a case at once exactly one does, and the other learns who did what", async ({
  signedIn,
  merchant,
  faults,
}) => {
  faults.expectAnswer(409, /\/decision/);
  const held = await merchant.hold();
  const { externalOrderId } = held.order;
  const desks = [new ReviewPage(await signedIn("analyst")), new ReviewPage(await signedIn("second analyst"))];
  for (const desk of desks) {
    await neverClaims(desk.page);
    await desk.open(held.caseId);
    await desk.approve.click();
    await desk.chooseReason("本人確認済み");
  }
  const answers = desks.map((desk) => desk.page.waitForResponse(/\/decision$/));
  await Promise.all(desks.map((desk) => desk.dock.getByRole("button", { name: "承認を確定" }).click()));
  const statuses = (await Promise.all(answers)).map((answer) => answer.status());
  expect(statuses.toSorted()).toEqual([201, 409]);

  const loser = desks[statuses.indexOf(409)];
  if (!loser) throw new Error("nobody lost");
  await expect(loser.page.getByText(`注文${externalOrderId}への操作を記録できませんでした`).first()).toBeVisible();
  await expect(loser.page.getByText(/さんが.*に承認しました（本人確認済み）。/).first()).toBeVisible();
  expect(await merchant.shipDecision(externalOrderId)).toMatchObject({ decision: "ship", basis: "manual" });
});
