import { gzipSync } from "node:zlib";
import { expect, inLooks, test } from "./fixtures";
import { InputMethod } from "./support/ime";
import { wrongWith } from "./support/inspect";
import { CROSSED_LOOKS, nameOf, OPPOSITE_LOOKS } from "./support/looks";
import { anOrder } from "./support/orders";
import { ReviewPage } from "./support/review-page";

/** Longer than an act can be taken back. */
const SENT = { timeout: 15_000 };

inLooks(OPPOSITE_LOOKS, () => {
  test("a new user signs in from the demo's line and clears held orders", async ({ page, merchant, words }) => {
    await page.goto("/");
    expect(await wrongWith(page)).toEqual([]);
    const asAnalyst = words("auth.demo.as", { role: words("common.role.analyst") });
    await page.getByRole("button", { name: asAnalyst }).first().click();
    const desk = new ReviewPage(page, words);
    await desk.begin();
    expect(await desk.waiting()).toBeGreaterThan(1);
    // Of the demo's own orders one or the other is cancelled by the hour at which this runs, and then is shipped by nobody's word.
    const lastName = `新${Date.now().toString(36)}`;
    for (let count = 0; count < 3; count++) await merchant.hold({ buyer: { lastName } });
    await page.goto(`/review?q=${encodeURIComponent(lastName)}`);
    await desk.begin();
    const before = await desk.waiting();

    const approved = await desk.order();
    await desk.approve.click();
    await desk.chooseReason("genuine_verified");
    await desk.note.fill("購入者へ電話し、ご本人と確認しました。");
    expect(await wrongWith(page)).toEqual([]);
    await desk.confirm("approve");
    await expect(page.getByText(words("review.decide.done.approve", { order: approved })).first()).toBeVisible();
    await expect(desk.heading).not.toHaveText(desk.titleOf(approved));
    await expect.poll(() => desk.waiting()).toBe(before - 1);

    const rejected = await desk.order();
    await desk.reject.click();
    await desk.chooseReason("stolen_card");
    await desk.confirm("reject");
    await expect(desk.heading).not.toHaveText(desk.titleOf(rejected));
    await expect.poll(() => desk.waiting()).toBe(before - 2);
    await expect.poll(() => merchant.shipDecision(approved), SENT).toMatchObject({ decision: "ship", basis: "manual" });
    await expect.poll(() => merchant.shipDecision(rejected), SENT).toMatchObject({ decision: "stop", basis: "manual" });
  });
});

/** Goes to the note by its key and writes it as Japanese is written; nothing on the way is a shortcut or submits. */
async function noteByInputMethod(desk: ReviewPage, text: string): Promise<void> {
  const order = await desk.order();
  await desk.page.keyboard.press("n");
  await expect(desk.note).toBeFocused();
  const input = await InputMethod.of(desk.page);
  for (const kana of ["で", "でん", "でんわ"]) await input.compose(kana);
  for (const key of ["j", "a", "r", "Enter"]) await input.press(key);
  await input.commit(text);
  await expect(desk.note).toHaveValue(text);
  await expect(desk.heading).toHaveText(desk.titleOf(order));
}

inLooks(OPPOSITE_LOOKS, () => {
  test("five orders are cleared by keys alone, one with a note in Japanese, nothing on the page jumps, and it is told how fast the next one comes", async ({
    signedIn,
    merchant,
    words,
    look,
  }, info) => {
    const lastName = `鍵${Date.now().toString(36)}`;
    const orders: string[] = [];
    for (let count = 0; count < 6; count++) {
      orders.push((await merchant.hold({ buyer: { lastName } })).order.externalOrderId);
    }
    const page = await signedIn("analyst");
    await page.addInitScript(() => {
      const seen: { shifts: string[]; took: number[] } = { shifts: [], took: [] };
      Object.assign(window, { seen });
      // What moves just after a press was asked for, and notices come and go; what else moves by itself is a fault.
      type Source = { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly };
      type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: Source[] };
      const placed = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(",");
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as Shift[]) {
          const where = entry.sources.map(
            ({ node, previousRect, currentRect }) =>
              `${placed(previousRect)} to ${placed(currentRect)}: ${node instanceof Element ? node.outerHTML.slice(0, 120) : ""}`,
          );
          const notice = entry.sources.every(
            ({ node }) => node instanceof Element && node.closest("[role=region][aria-live]") !== null,
          );
          if (!entry.hadRecentInput && !notice)
            seen.shifts.push(`${entry.value.toFixed(4)} at ${entry.startTime.toFixed(0)}: ${where.join(" ")}`);
        }
      }).observe({ type: "layout-shift", buffered: true });
      const heading = () => document.querySelector("main h2[tabindex]")?.textContent ?? "";
      document.addEventListener(
        "keydown",
        ({ key, keyCode, timeStamp }) => {
          const before = heading();
          // Nothing is decided by the Enter that opens the first case, nor by the one of a conversion.
          if (key !== "Enter" || before === "" || keyCode === 229) return;
          const look = () => {
            if (heading() === "" || heading() === before) requestAnimationFrame(look);
            else seen.took.push(performance.now() - timeStamp);
          };
          requestAnimationFrame(look);
        },
        true,
      );
    });
    const desk = new ReviewPage(page, words);
    await page.goto(`/review?q=${encodeURIComponent(lastName)}`);
    await desk.hearsKeys();
    await expect(desk.list.getByRole("link")).toHaveCount(6);
    if (desk.oneByOne) await page.keyboard.press("Enter");
    await desk.ready();
    const first = await desk.order();
    await page.keyboard.press("j");
    await expect(desk.heading).not.toHaveText(desk.titleOf(first));
    await page.keyboard.press("k");
    await expect(desk.heading).toHaveText(desk.titleOf(first));

    const cleared: string[] = [];
    for (const word of ["a", "r", "a", "r", "a"]) {
      const order = await desk.order();
      cleared.push(order);
      await page.keyboard.press(word);
      await page.keyboard.press("2");
      if (cleared.length === 3) await noteByInputMethod(desk, "電話で確認");
      await page.keyboard.press(cleared.length === 3 ? "Control+Enter" : "Enter");
      await expect(desk.heading).not.toHaveText(desk.titleOf(order));
      // The next case has the focus: the keys go on working without a pointer.
      await expect(desk.heading).toBeFocused();
    }
    expect(new Set(cleared).size).toBe(5);
    expect(orders).toEqual(expect.arrayContaining(cleared));
    await desk.toList();
    await expect(desk.list.getByRole("link")).toHaveCount(1);
    for (const [index, order] of cleared.entries()) {
      const decision = index % 2 === 0 ? "ship" : "stop";
      await expect.poll(() => merchant.shipDecision(order), SENT).toMatchObject({ decision, basis: "manual" });
    }
    const seen = await page.evaluate(() => (window as unknown as { seen: { shifts: string[]; took: number[] } }).seen);
    const median = seen.took.toSorted((a, b) => a - b)[2] ?? 0;
    info.annotations.push({ type: "decision to next case, ms", description: median.toFixed(0) });
    console.log(
      JSON.stringify({ figure: "decision to next case shown", look: nameOf(look), medianMs: Math.round(median) }),
    );
    expect(seen.took).toHaveLength(5);
    expect(seen.shifts).toEqual([]);
  });
});

test("what was done can be taken back for a moment, with its note and reason as they were", async ({
  signedIn,
  merchant,
}) => {
  const held = await merchant.hold();
  const page = await signedIn("analyst");
  const desk = new ReviewPage(page);
  await desk.open(held.caseId);
  await desk.note.fill("海外からの注文");
  await desk.reject.click();
  await desk.chooseReason("resale");
  await desk.confirm("reject");
  await expect(desk.heading).not.toHaveText(desk.titleOf(held.order.externalOrderId));
  await page.getByRole("button", { name: "元に戻す" }).click();
  await expect(desk.heading).toHaveText(desk.titleOf(held.order.externalOrderId));
  await expect(desk.note).toHaveValue("海外からの注文");
  await expect(desk.reason("resale")).toBeChecked();
  // A reload loses nothing of it either.
  await page.reload();
  await expect(desk.note).toHaveValue("海外からの注文");
  expect(await merchant.shipDecision(held.order.externalOrderId)).toMatchObject({ decision: "wait" });
});

test("a decision is not lost when the page is left at once", async ({ signedIn, merchant }) => {
  const held = await merchant.hold();
  const page = await signedIn("analyst");
  const desk = new ReviewPage(page);
  await desk.open(held.caseId);
  await desk.approve.click();
  await desk.chooseReason("gift");
  await desk.confirm("approve");
  await expect(desk.heading).not.toHaveText(desk.titleOf(held.order.externalOrderId));
  await page.goto("about:blank");
  await expect
    .poll(() => merchant.shipDecision(held.order.externalOrderId), SENT)
    .toMatchObject({ decision: "ship", reasons: ["approve:gift"] });
});

test("a decision without a reason is not made", async ({ signedIn, merchant }) => {
  const held = await merchant.hold();
  const desk = new ReviewPage(await signedIn("analyst"));
  await desk.open(held.caseId);
  await desk.approve.click();
  await desk.confirm("approve");
  await expect(desk.dock.getByText("理由を選んでください。")).toBeVisible();
  await desk.chooseReason("other");
  await desk.confirm("approve");
  await expect(desk.dock.getByText("「その他」を選んだときは、メモに理由を書いてください。")).toBeVisible();
  expect(await merchant.shipDecision(held.order.externalOrderId)).toMatchObject({ decision: "wait" });
  await desk.note.fill("配送先は勤務先と確認。");
  await desk.confirm("approve");
  await desk.sent();
  await desk.open(held.caseId);
  await expect(desk.page.getByText("配送先は勤務先と確認。")).toBeVisible();
  await expect(desk.page.getByText(/さんが.*に承認しました（その他）。/)).toBeVisible();
});

inLooks(OPPOSITE_LOOKS, () => {
  test("Japanese input neither fires a shortcut nor submits, and searches only for what was committed", async ({
    signedIn,
    merchant,
    words,
  }) => {
    const held = await merchant.hold({ buyer: { lastName: "転波", firstName: `葉${Date.now()}` } });
    const page = await signedIn("analyst");
    const desk = new ReviewPage(page, words);
    await desk.open(held.caseId);
    const sent: string[] = [];
    page.on("request", (request) => {
      if (/\/(decision|keep|escalate|block)$/.test(request.url())) sent.push(request.url());
    });
    await page.keyboard.press("r");
    await desk.chooseReason("resale");
    await desk.note.focus();

    const input = await InputMethod.of(page);
    const ctrl = 2;
    for (const kana of ["て", "てん", "てんば", "てんばい"]) await input.compose(kana);
    for (const key of ["j", "k", "a", "r", "h", "e", "b", "n", "/", "1", "Escape", "Enter"]) await input.press(key);
    await input.press("Enter", ctrl);
    await expect(desk.note).toHaveValue("てんばい");
    await expect(desk.note).toBeFocused();
    await input.commit("転売");
    await expect(desk.note).toHaveValue("転売");
    // Reason and panel are as they were, the case still on the desk, and nothing was sent.
    await expect(desk.reason("resale")).toBeChecked();
    await expect(desk.heading).toHaveText(desk.titleOf(held.order.externalOrderId));
    expect(sent).toEqual([]);

    await page.keyboard.press("Enter");
    await page.keyboard.insertText("同じ商品を5個");
    await expect(desk.note).toHaveValue("転売\n同じ商品を5個");
    expect(sent).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await expect(desk.heading).not.toHaveText(desk.titleOf(held.order.externalOrderId));

    const asked: string[] = [];
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.pathname.endsWith("/console/cases")) asked.push(url.searchParams.get("q") ?? "");
    });
    await desk.toList();
    await page.keyboard.press("/");
    await expect(desk.search).toBeFocused();
    for (const kana of ["て", "てん", "てんぱ"]) await input.compose(kana);
    await input.press("Enter");
    await input.commit("転波");
    await expect(page).toHaveURL(/[?&]q=%E8%BB%A2%E6%B3%A2/);
    expect(new Set(asked)).not.toContain("てんぱ");

    await expect
      .poll(() => merchant.shipDecision(held.order.externalOrderId), SENT)
      .toMatchObject({ decision: "stop", reasons: ["reject:resale"] });
    await desk.open(held.caseId);
    await expect(page.getByText("転売\n同じ商品を5個")).toBeVisible();
  });
});

test("keeping and escalating move a case on: to a new deadline, and to the managers", async ({
  signedIn,
  merchant,
}) => {
  test.slow(); // it waits for three undo windows
  const [kept, escalated] = [await merchant.hold(), await merchant.hold()];
  const page = await signedIn("analyst");
  const desk = new ReviewPage(page);
  await desk.open(kept.caseId);
  await page.keyboard.press("h");
  await page.keyboard.press("1");
  await desk.dock.getByRole("button", { name: "明日" }).click();
  await desk.dock.getByRole("button", { name: "保留を続ける" }).first().click();
  await desk.sent();
  await desk.open(kept.caseId);
  await expect(page.getByText(/さんが.*まで保留を続けました（購入者の返答待ち）/)).toBeVisible();

  await desk.open(escalated.caseId);
  await page.keyboard.press("e");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await desk.sent();
  await desk.open(escalated.caseId);
  await expect(page.getByText(/審査責任者へ上申されています/)).toBeVisible();
  await expect(desk.dock).toHaveCount(0);
  await page.goto("/review?state=escalated");
  await expect(await desk.row(escalated.order.externalOrderId)).toBeVisible();

  const manager = new ReviewPage(await signedIn("manager"));
  await manager.open(escalated.caseId);
  await expect(manager.page.getByText(/審査担当から上申されました/)).toBeVisible();
  await manager.approve.click();
  await manager.chooseReason("false_positive");
  await manager.confirm("approve");
  await expect
    .poll(() => merchant.shipDecision(escalated.order.externalOrderId), SENT)
    .toMatchObject({ decision: "ship", basis: "manual" });
});

inLooks(CROSSED_LOOKS, () => {
  test("what is blocked from a case stops the next order, in another spelling and through the API", async ({
    signedIn,
    merchant,
    words,
  }) => {
    const held = await merchant.hold();
    const phone = String(held.order.buyer.tel).replaceAll("-", "");
    const spelt = `+81${phone.slice(1)}`;
    const page = await signedIn("analyst");
    const desk = new ReviewPage(page, words);
    await desk.open(held.caseId);
    await page.keyboard.press("b");
    const chosen = desk.dock.getByRole("checkbox", { checked: true });
    await expect(chosen.first()).toBeVisible();
    for (let left = await chosen.count(); left > 0; left--) {
      await chosen.first().click();
      await expect(chosen).toHaveCount(left - 1);
    }
    await desk.dock.getByRole("checkbox", { name: words.first("review.identifiers.kind.phone") }).check();
    expect(await wrongWith(page)).toEqual([]);
    await desk.dock.getByRole("button", { name: words("review.block.confirm", { count: 1 }) }).click();
    await expect(page.getByText(words("review.block.done", { count: 1 })).first()).toBeVisible();
    await expect(page.getByText(words("review.identifiers.blocked")).first()).toBeVisible();
    expect((await merchant.screen(anOrder({ buyer: { tel: spelt } }))).verdict).toBe("NG");

    await page.getByRole("button", { name: words("common.action.undo") }).click();
    await expect(page.getByText(words("review.block.undone", { count: 1 })).first()).toBeVisible();
    expect((await merchant.screen(anOrder({ buyer: { tel: spelt } }))).verdict).not.toBe("NG");
  });
});

test("views and filters stand in the address, and are saved under a name", async ({ signedIn }) => {
  const page = await signedIn("second analyst");
  const desk = new ReviewPage(page);
  await desk.open();
  const all = await desk.waiting();
  await page.getByRole("button", { name: "絞り込む" }).click();
  await page.getByLabel("注文金額の下限").fill("30000");
  await page.getByLabel("注文金額の下限").press("Tab");
  await expect(page).toHaveURL(/minAmount=30000/);
  await expect.poll(() => desk.waiting()).toBeLessThan(all);
  const few = await desk.waiting();
  await page.keyboard.press("Escape");
  const name = `高額${Date.now()}`;
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByLabel("名前", { exact: true }).fill(name);
  await page.keyboard.press("Enter");
  const views = page.getByRole("navigation", { name: "ビュー" });
  await expect(views.getByRole("button", { name: `${name} ${few}`, exact: true })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await views.getByRole("button", { name: /^すべて/ }).click();
  await expect.poll(() => desk.waiting()).toBe(all);
  await page.goBack();
  await expect.poll(() => desk.waiting()).toBe(few);
  await page.getByRole("button", { name: `ビュー「${name}」を削除` }).click();
  await expect(views.getByText(name)).toHaveCount(0);
});

test("ten thousand cases scroll, and only what is in sight is drawn", async ({ signedIn, faults }) => {
  // The first of them is opened by itself, and is made up.
  faults.expectAnswer(404, /\/cases\//);
  const page = await signedIn("analyst");
  const TOTAL = 10_000;
  const item = (index: number) => ({
    caseId: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    externalOrderId: `MANY-${index}`,
    shop: { shopId: "many", name: "たくさん" },
    orderedAt: "2026-01-01T00:00:00.000Z",
    openedAt: "2026-01-01T00:00:00.000Z",
    dueAt: "2126-01-01T00:00:00.000Z",
    amountTotal: index,
    currency: "JPY",
    paymentMethod: null,
    riskScore: 500,
    topReason: null,
    reasons: 0,
    heldBy: "ルール",
    kept: false,
    escalated: false,
    claim: null,
  });
  await page.route(/\/api\/console\/cases\?/, (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get("cursor") ?? 0);
    const items = Array.from({ length: Math.min(2_500, TOTAL - from) }, (_, index) => item(from + index));
    const end = from + items.length;
    const counts = { open: TOTAL, overdue: 0 };
    return route.fulfill({
      json: { items, nextCursor: end < TOTAL ? String(end) : null, counts, shops: [], reasons: [] },
    });
  });
  const desk = new ReviewPage(page);
  await page.goto("/review");
  await desk.search.fill("MANY");
  await expect(desk.list.getByText("MANY-0", { exact: true })).toBeVisible();
  await expect(async () => {
    await desk.list.evaluate((list) => list.scrollTo(0, list.scrollHeight));
    await expect(desk.list.getByText("MANY-9999", { exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await desk.list.getByRole("listitem").count()).toBeLessThan(80);
  const slowest = await desk.list.evaluate(async (list) => {
    let worst = 0;
    for (let step = 0; step < 120; step++) {
      const from = performance.now();
      list.scrollTop -= 2_000;
      await new Promise(requestAnimationFrame);
      worst = Math.max(worst, performance.now() - from);
    }
    return worst;
  });
  console.log(JSON.stringify({ figure: "scrolling 10,000 cases", slowestFrameMs: Math.round(slowest) }));
});

test("single keys can be switched off, and stay off", async ({ signedIn }) => {
  const page = await signedIn("analyst");
  const desk = new ReviewPage(page);
  await desk.open();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "キーボード操作" });
  const off = sheet.getByRole("switch", { name: /1文字のショートカットを使う/ });
  await off.click();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.reload();
  await desk.ready();
  await page.keyboard.press("a");
  await expect(desk.dock.getByRole("radio")).toHaveCount(0);
});

test("a screening sent by API waits in the queue with its reasons, and hostile texts are shown as texts", async ({
  signedIn,
  merchant,
}) => {
  const lastName = `<img src="/x" onerror="alert(1)">${"長".repeat(90)}`;
  const firstName = "\u202eשלום 👩‍👩‍👧‍👦";
  const note = "<script>alert(document.domain)</script>のしを付けてください";
  const held = await merchant.hold({ buyer: { lastName, firstName }, note });
  const { screeningId, externalOrderId } = held.screening;
  const [japanese, english] = [await merchant.read(screeningId, "ja"), await merchant.read(screeningId, "en")];
  expect(japanese.reasons.length).toBeGreaterThan(0);

  const page = await signedIn("manager");
  const desk = new ReviewPage(page);
  await desk.open();
  await (await desk.row(externalOrderId)).click();
  await expect(desk.heading).toHaveText(desk.titleOf(externalOrderId));
  for (const { label, message } of japanese.reasons) {
    await expect(page.getByText(label, { exact: true }).first()).toBeVisible();
    await expect(page.getByText(message, { exact: true }).first()).toBeVisible();
  }
  await expect(page.getByText(lastName).first()).toBeVisible();
  await expect(page.getByText(note, { exact: true })).toBeVisible();
  await expect(page.locator('img[src="/x"]')).toHaveCount(0);
  expect(await wrongWith(page)).toEqual([]);

  await page.getByRole("button", { name: /^アカウント/ }).click();
  await page.getByRole("menuitemradio", { name: "English" }).click();
  await expect(page.getByRole("navigation", { name: "Main pages" })).toBeVisible();
  for (const { label, message } of english.reasons) {
    await expect(page.getByText(label, { exact: true }).first()).toBeVisible();
    await expect(page.getByText(message, { exact: true }).first()).toBeVisible();
  }
});

test("who is not on a case sees personal data masked, and shows it on the record", async ({ signedIn, merchant }) => {
  const held = await merchant.hold({ buyer: { lastName: "隠岐", firstName: "島根" } });
  const first = new ReviewPage(await signedIn("analyst"));
  const taken = first.page.waitForResponse(/\/claim$/);
  await first.open(held.caseId);
  await taken;
  await expect(first.page.getByText("隠岐 島根").first()).toBeVisible();

  const second = new ReviewPage(await signedIn("second analyst"));
  await second.open(held.caseId);
  await expect(second.page.getByText("隠岐 島根")).toHaveCount(0);
  await second.page.getByRole("button", { name: "表示する（記録が残ります）" }).click();
  await expect(second.page.getByText("隠岐 島根").first()).toBeVisible();
});

inLooks(OPPOSITE_LOOKS, () => {
  test("an order that its merchant cancels leaves the queue, and says so to whoever is on it", async ({
    signedIn,
    merchant,
    words,
  }) => {
    const held = await merchant.hold();
    const desk = new ReviewPage(await signedIn("analyst"), words);
    await desk.open(held.caseId);
    await desk.note.fill("電話は留守番");
    await merchant.report(held.order.externalOrderId, "cancelled");
    const told = desk.page.getByText(words.like("review.decided.cancelled"));
    await expect(told).toBeVisible();
    await expect(desk.dock).toHaveCount(0);
    await expect(desk.page.getByText("電話は留守番")).toBeVisible();
    expect(await wrongWith(desk.page)).toEqual([]);
    await desk.page.goto(`/review?q=${encodeURIComponent(held.order.externalOrderId)}`);
    await desk.hearsKeys();
    await expect(desk.list.getByRole("link")).toHaveCount(0);
  });
});

test("a case that is not there says so, whatever the address says", async ({ signedIn, faults }) => {
  faults.expectAnswer(404, /\/cases\//);
  const page = await signedIn("analyst");
  await page.goto("/review?case=00000000-0000-4000-8000-000000000000&minScore=x&sort=nonsense");
  await expect(page.getByText("この案件は見つかりません")).toBeVisible();
});

test("the first load of the queue brings at most 250 KB of JavaScript, and reads the rest ahead", async ({
  signedIn,
}) => {
  const page = await signedIn("analyst");
  const sizes = new Map<string, number>();
  page.on("response", async (response) => {
    if (response.request().resourceType() !== "script" || response.status() !== 200) return;
    sizes.set(response.url(), gzipSync(await response.body()).length);
  });
  await page.addInitScript(() => {
    // From here on the desk can be used.
    const look = () => {
      if (document.querySelector("[data-desk][aria-busy=false]")) performance.mark("usable");
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await new ReviewPage(page).open();
  await page.waitForLoadState("networkidle");
  const figures = async () => {
    const { asked, usable } = await page.evaluate(() => ({
      asked: performance.getEntriesByType("resource").map(({ name, startTime }) => ({ name, startTime })),
      usable: performance.getEntriesByName("usable")[0]?.startTime ?? Number.POSITIVE_INFINITY,
    }));
    const kilobytes = (wanted: (startTime: number) => boolean): number =>
      asked.reduce((total, { name, startTime }) => total + (wanted(startTime) ? (sizes.get(name) ?? 0) : 0), 0) / 1_024;
    return { first: kilobytes((at) => at <= usable), ahead: kilobytes((at) => at > usable) };
  };
  // Read ahead when the browser has nothing else to do: on a busy machine that may be after the network has been idle for a while.
  await expect.poll(async () => (await figures()).ahead).toBeGreaterThan(0);
  const { first, ahead } = await figures();
  const gzippedKB = { first: Math.round(first), readAhead: Math.round(ahead) };
  console.log(JSON.stringify({ figure: "first-load JavaScript of the queue", ...gzippedKB }));
  expect(first).toBeGreaterThan(50);
  expect(first).toBeLessThanOrEqual(250);
});

test("what comes late answers its first press, by key and by pointer, and a key meant for it does nothing else", async ({
  signedIn,
}) => {
  const page = await signedIn("analyst");
  const desk = new ReviewPage(page);
  // What is read ahead is held back: the presses are there before the code is.
  let usable = false;
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route(/\/_next\/static\/chunks\/.*\.js/, async (route) => {
    if (usable) await gate;
    await route.continue();
  });
  await page.addInitScript(() => {
    const idle: IdleRequestCallback[] = [];
    window.requestIdleCallback = (callback) => idle.push(callback);
    window.cancelIdleCallback = () => undefined;
  });
  await desk.open();
  usable = true;
  const account = page.getByRole("button", { name: /^アカウント/ });
  await account.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toHaveCount(0);
  go();
  await expect(page.getByRole("menuitem", { name: "サインアウト" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(account).toBeFocused();

  await page.getByRole("button", { name: /絞り込む/ }).click();
  await expect(page.getByLabel("注文金額の下限")).toBeVisible();
  await page.keyboard.press("Escape");

  await desk.heading.focus();
  await page.keyboard.press("Control+k");
  await page.keyboard.press("a");
  await expect(page.getByRole("combobox", { name: "注文・ページ・操作を検索" })).toBeVisible();
  await expect(desk.dock.getByRole("radio")).toHaveCount(0);
});
