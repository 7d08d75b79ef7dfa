import type { BrowserContext, Page } from "@playwright/test";
import { expect, signInAs, test } from "./fixtures";
import { violationsOf, violationsWithin } from "./support/axe";
import { baseUrl, demoUser } from "./support/demo";
import { haltingProxy } from "./support/halting-proxy";
import { InputMethod } from "./support/ime";
import { ReviewPage } from "./support/review-page";

const palette = (page: Page) => page.getByRole("combobox", { name: /^(注文・ページ・操作を検索|Search orders)/ });
const speak = (context: BrowserContext, locale: "ja" | "en") =>
  context.addCookies([{ name: "sekisho-locale", value: locale, url: baseUrl }]);

/** How many cases wait, as the navigation says it. */
async function waiting(page: Page): Promise<number> {
  const link = page.getByRole("navigation", { name: "主なページ" }).getByRole("link", { name: /^審査/ });
  return Number(/審査待ち(\d+)件/.exec((await link.innerText()).replaceAll(/\s/g, ""))?.[1] ?? 0);
}

test.describe("the palette", () => {
  test("leads to pages by keyboard in Japanese, and nothing happens while an input method composes", async ({
    signedIn,
  }) => {
    const page = await signedIn("analyst");
    await page.goto("/review");
    await expect(page.getByRole("heading", { level: 2, name: /^注文 / })).toBeVisible();
    await page.keyboard.press("Control+k");
    await expect(palette(page)).toBeFocused();
    const ime = await InputMethod.of(page);
    await ime.compose("れぽ");
    await ime.compose("レポート");
    await ime.press("Escape");
    await ime.press("Enter");
    await expect(palette(page)).toBeFocused();
    await expect(page).toHaveURL(/\/review/);
    await ime.commit("レポート");
    await expect(page.getByRole("option", { name: "レポート" })).toHaveAttribute("aria-selected", "true");
    expect(await violationsWithin(page, "[role=dialog]")).toEqual([]);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/reports/);
    await expect(palette(page)).toHaveCount(0);
  });

  test("finds an order by its number and opens it, in English", async ({ signedIn, merchant }) => {
    const held = await merchant.hold();
    const page = await signedIn("analyst");
    await speak(page.context(), "en");
    await page.goto("/reports");
    await page.getByRole("button", { name: "Search and commands" }).click();
    await palette(page).fill(held.order.externalOrderId);
    const found = page.getByRole("option").filter({ hasText: held.order.externalOrderId });
    await expect(found).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/orders/[^/]+/${held.order.externalOrderId}$`));
    await expect(page.getByText(held.order.externalOrderId).first()).toBeVisible();
  });

  test("offers a role only what it may do", async ({ signedIn, faults }) => {
    faults.expectAnswer(403, /\/admin/);
    const page = await signedIn("analyst");
    await page.goto("/profile");
    await page.keyboard.press("Control+k");
    await palette(page).fill("管理");
    await expect(page.getByText("「管理」に一致するものはありません。")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.goto("/admin");
    await expect(page.getByRole("heading", { name: "ここは通れません" })).toBeVisible();
  });
});

test.describe("keys", () => {
  test("go from page to page in two strokes, and are shown on a sheet", async ({ signedIn }) => {
    const page = await signedIn("manager");
    await page.goto("/profile");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "キーボード操作" });
    await expect(sheet.getByRole("term").filter({ hasText: "レポート" })).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(sheet).toHaveCount(0);
    await page.keyboard.press("g");
    await expect(page.getByText("続けて")).toBeVisible();
    await page.keyboard.press("d");
    await expect(page).toHaveURL(/\/reports/);
  });

  test("of one stroke are silent once switched off, on this page and the next, and Ctrl goes on", async ({ page }) => {
    await signInAs(page, "second analyst", "/profile");
    const single = page.getByRole("main").getByRole("switch");
    await single.click();
    await expect(single).not.toBeChecked();
    await page.reload();
    await expect(single).not.toBeChecked();
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await page.keyboard.press("?");
    await page.keyboard.press("Control+k");
    await expect(palette(page)).toBeFocused();
    await expect(page).toHaveURL(/\/profile$/);
    await page.keyboard.press("Escape");
    await single.click();
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await expect(page).toHaveURL(/\/reports/);
  });
});

test("the number of waiting cases follows an order posted through the API, in the navigation and in the title", async ({
  signedIn,
  merchant,
}) => {
  const page = await signedIn("auditor");
  await page.goto("/reports");
  await expect.poll(() => waiting(page)).toBeGreaterThan(0);
  const before = await waiting(page);
  await merchant.hold();
  await expect.poll(() => waiting(page)).toBe(before + 1);
  await expect(page).toHaveTitle(new RegExp(`^\\(${before + 1}\\) `));
});

test("a second tab learns what the first is told, and asks for no connection of its own", async ({
  signedIn,
  merchant,
}) => {
  const first = await signedIn("auditor");
  const streams: string[] = [];
  const connected = first.waitForResponse(/\/api\/console\/live$/);
  await first.goto("/profile");
  await connected;
  const second = await first.context().newPage();
  second.on("request", (request) => streams.push(...(/\/live$/.test(request.url()) ? [request.url()] : [])));
  await second.goto("/profile");
  await expect.poll(() => waiting(second)).toBeGreaterThan(0);
  const before = await waiting(second);
  await merchant.hold();
  await expect.poll(() => waiting(second)).toBe(before + 1);
  await expect.poll(() => waiting(first)).toBe(before + 1);
  expect(streams).toEqual([]);
});

/** Approves the case that is shown, with a note; `last` happens just before the word is given. */
async function approve(desk: ReviewPage, note: string, last: () => Promise<void> = async () => {}): Promise<void> {
  await desk.note.fill(note);
  await desk.approve.click();
  await desk.chooseReason("genuine_verified");
  await last();
  await desk.confirm("approve");
}

test("a session that ends in the middle of a decision is begun again in place, and nothing is lost", async ({
  page,
  merchant,
  faults,
}) => {
  faults.expectAnswer(401, /\/api\//);
  const held = await merchant.hold();
  await signInAs(page, "manager", `/review?case=${held.caseId}`);
  const desk = new ReviewPage(page);
  await expect(desk.heading).toHaveText(`注文 ${held.order.externalOrderId}`);
  await approve(desk, "電話で本人に確認しました", () => page.context().clearCookies({ name: /session/ }));
  const again = page.getByRole("alertdialog", { name: "セッションが終了しました" });
  await expect(again).toBeVisible({ timeout: 15_000 });
  expect(await violationsWithin(page, "[role=alertdialog]")).toEqual([]);
  // Neither Escape nor a wrong password leads past it.
  await page.keyboard.press("Escape");
  await again.getByLabel("パスワード").fill("not the password");
  await page.keyboard.press("Enter");
  await expect(again.getByText("メールアドレスまたはパスワードが違います。")).toBeVisible();
  await again.getByLabel("パスワード").fill(demoUser("manager").password);
  const decided = page.waitForResponse((response) => /\/decision$/.test(response.url()) && response.ok());
  await page.keyboard.press("Enter");
  await decided;
  await expect(again).toHaveCount(0);
  await expect
    .poll(() => merchant.shipDecision(held.order.externalOrderId))
    .toMatchObject({ decision: "ship", basis: "manual" });
});

test("a decision made without a connection is said to wait, outlives a reload, and is sent once it is back", async ({
  page,
  context,
  merchant,
  faults,
}) => {
  faults.expectFailure(/\/api\//);
  const held = await merchant.hold();
  await signInAs(page, "analyst", `/review?case=${held.caseId}`);
  const desk = new ReviewPage(page);
  await expect(desk.heading).toHaveText(`注文 ${held.order.externalOrderId}`);
  await approve(desk, "つながらないまま判定");
  // The pages still arrive, as from a cache; the API can't be reached.
  await context.route(/\/api\/(console|health)/, (route) => route.abort());
  await expect(page.getByText("オフライン：送信待ち1件")).toBeVisible({ timeout: 15_000 });
  await page.reload();
  await expect(page.getByText("オフライン：送信待ち1件")).toBeVisible({ timeout: 15_000 });
  await context.unroute(/\/api\/(console|health)/);
  await expect(page.getByText(`送信しました：注文${held.order.externalOrderId}を承認`).first()).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByText(/オフライン/)).toHaveCount(0);
  expect(await merchant.shipDecision(held.order.externalOrderId)).toMatchObject({ decision: "ship", basis: "manual" });
});

test("a page that comes in two halves is drawn once, whole: nothing of the frame moves", async ({ signedIn }) => {
  const page = await signedIn("analyst");
  const slow = await haltingProxy((html) => html.lastIndexOf("<button", html.indexOf("</header>")), 500);
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) shifts.push(startTime);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${slow.url}/reports`);
  await expect(page.getByRole("button", { name: /^アカウント/ })).toBeVisible();
  const painted = () => page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
  await expect.poll(painted).toBeGreaterThan(500);
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  // It reads live news until it leaves.
  await page.goto("about:blank");
  await slow.stop();
});

test("the look of the console follows the person to another browser, from the first byte on", async ({
  page,
  browser,
}) => {
  await signInAs(page, "second analyst", "/profile");
  const choose = async (name: string, value: string) => {
    const saved = page.waitForResponse(/\/api\/console\/me$/);
    await page.getByRole("group", { name }).getByRole("button", { name: value, exact: true }).click();
    expect((await saved).status()).toBe(204);
  };
  await choose("行の間隔", "詰める");
  await choose("コントラスト", "高い");
  await choose("暦", "和暦");
  await expect(page.getByText(/現在：R\d+\/\d\d\/\d\d/)).toBeVisible();
  const elsewhere = await browser.newContext();
  await speak(elsewhere, "ja");
  const other = await elsewhere.newPage();
  await signInAs(other, "second analyst", "/profile");
  const html = await (await other.request.get("/profile")).text();
  expect(html).toMatch(/<html[^>]*data-contrast="more"/);
  expect(html).toMatch(/<html[^>]*data-density="compact"/);
  expect(html).toMatch(/現在：(?:<!-- -->)?R\d+\/\d\d\/\d\d/);
  await elsewhere.close();
  await choose("行の間隔", "標準");
  await choose("コントラスト", "端末に合わせる");
  await choose("暦", "西暦");
});

test("one's own session on another browser is ended from the profile", async ({ page, browser }) => {
  const elsewhere = await browser.newContext();
  await speak(elsewhere, "ja");
  const other = await elsewhere.newPage();
  await signInAs(other, "auditor", "/profile");
  const id = async (request: Page["request"]): Promise<string> => {
    const { items } = await (await request.get("/api/console/me/sessions")).json();
    return items.find((session: { current: boolean }) => session.current).id;
  };
  const ending = await id(other.request);
  await signInAs(page, "auditor", "/profile");
  await expect(page.getByText("このブラウザー")).toBeVisible();
  const { items } = await (await page.request.get("/api/console/me/sessions")).json();
  const row = items.findIndex((session: { id: string }) => session.id === ending);
  const ended = page.waitForResponse(/\/end$/);
  await page.getByRole("main").getByRole("listitem").nth(row).getByRole("button").click();
  expect((await ended).url()).toContain(ending);
  await other.goto("/review");
  await expect(other).toHaveURL(/\/sign-in/);
  await elsewhere.close();
});
