import type { Page } from "@playwright/test";
import { expect, inLooks, test } from "./fixtures";
import { wrongWith } from "./support/inspect";
import { OPPOSITE_LOOKS } from "./support/looks";
import { ReviewPage } from "./support/review-page";

/** Lets the page ask for cases, and keeps what it says about holding them from the server: both then believe to be alone. */
const neverClaims = (page: Page) => page.route(/\/claim$/, () => undefined);

inLooks(OPPOSITE_LOOKS, () => {
  test("who comes second to a case sees who is on it, and can't decide it", async ({ signedIn, merchant, words }) => {
    const held = await merchant.hold();
    const first = new ReviewPage(await signedIn("analyst"), words);
    const taken = first.page.waitForResponse(/\/claim$/);
    await first.open(held.caseId);
    expect((await taken).status()).toBe(200);

    const second = new ReviewPage(await signedIn("second analyst"), words);
    await second.open(held.caseId);
    await expect(second.page.getByText(words.like("review.claim.other"))).toBeVisible();
    expect(await wrongWith(second.page)).toEqual([]);
    await expect(second.approve).toBeDisabled();
    await expect(second.reject).toBeDisabled();
    await second.page.keyboard.press("a");
    await expect(second.dock.getByRole("radio")).toHaveCount(0);
    await second.page.getByRole("button", { name: words("review.claim.takeNext") }).click();
    await expect(second.heading).not.toHaveText(second.titleOf(held.order.externalOrderId));
  });

  test("of two analysts who decide a case at once exactly one does, and the other learns who did what", async ({
    signedIn,
    merchant,
    faults,
    words,
  }) => {
    faults.expectAnswer(409, /\/decision/);
    const held = await merchant.hold();
    const { externalOrderId } = held.order;
    const desks = [
      new ReviewPage(await signedIn("analyst"), words),
      new ReviewPage(await signedIn("second analyst"), words),
    ];
    for (const desk of desks) {
      await neverClaims(desk.page);
      await desk.open(held.caseId);
      await desk.approve.click();
      await desk.chooseReason("genuine_verified");
    }
    const answers = desks.map((desk) => desk.page.waitForResponse(/\/decision$/));
    await Promise.all(desks.map((desk) => desk.confirm("approve")));
    const statuses = (await Promise.all(answers)).map((answer) => answer.status());
    expect(statuses.toSorted()).toEqual([201, 409]);

    const loser = desks[statuses.indexOf(409)];
    if (!loser) throw new Error("nobody lost");
    await expect(loser.page.getByText(words("review.decide.failed", { order: externalOrderId })).first()).toBeVisible();
    const reason = words("review.reasonCodes.genuine_verified");
    await expect(loser.page.getByText(words.like("review.decided.approve", { reason })).first()).toBeVisible();
    expect(await wrongWith(loser.page)).toEqual([]);
    expect(await merchant.shipDecision(externalOrderId)).toMatchObject({ decision: "ship", basis: "manual" });
  });
});
