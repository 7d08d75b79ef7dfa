import { randomUUID } from "node:crypto";
import { expect, test } from "./fixtures";
import { anOrder } from "./support/orders";

type Ruleset = { version: number; rules: unknown[] };

test("a rule that is written, tried and published fires on the next order of the API", async ({
  signedIn,
  merchant,
}) => {
  const page = await signedIn("administrator");
  const before: Ruleset = await (await page.request.get("/api/console/ruleset")).json();
  const mark = `検証ルール ${randomUUID().slice(0, 8)}`;
  const noteLength = 100 + Math.floor(Math.random() * 100);
  await page.goto("/rules");
  await page.getByRole("button", { name: "ルールを追加" }).click();
  await expect(page.getByLabel("名前", { exact: true })).toBeFocused();
  await page.keyboard.type(mark);

  const condition = page.getByRole("textbox", { name: "条件" });
  await condition.click();
  await page.keyboard.type("oder.noteLength == 1", { delay: 5 });
  await expect(page.getByRole("button", { name: /1行1列.*「order\.noteLength」のことですか。/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "試す", exact: true })).toBeDisabled();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("備考", { delay: 5 });
  await page.getByRole("option", { name: /order\.noteLength/ }).click();
  await page.keyboard.type(` == ${noteLength}`, { delay: 5 });
  await expect(page.getByText("条件に誤りはありません")).toBeVisible();

  await page.getByRole("button", { name: "試す", exact: true }).click();
  await expect(page.getByText(/\d+件で発火/)).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(page.getByRole("button", { name: new RegExp(mark) })).toBeVisible();
  await page.getByRole("button", { name: "公開へ進む" }).click();
  await page.getByLabel("変更の理由").fill("検証のため");
  await page.getByRole("button", { name: `第${before.version + 1}版を公開` }).click();
  await expect(page.getByText(`第${before.version + 1}版を公開中`)).toBeVisible();

  const screening = await merchant.screen(anOrder({ note: "あ".repeat(noteLength) }));
  expect(screening.rulesFired.map(({ name }) => name)).toContain(mark);
  expect(screening.verdict).toBe("HOLD");

  await page.getByRole("tab", { name: "版の履歴" }).click();
  await expect(page.getByRole("region", { name: "版の違い" }).getByText(mark)).toBeVisible();
  const earlier = page.getByRole("listitem").filter({ has: page.getByText(String(before.version), { exact: true }) });
  await earlier.getByRole("button", { name: "この版に戻す" }).click();
  await page.getByRole("alertdialog").getByRole("textbox").fill("検証を終えた");
  await page.getByRole("button", { name: `第${before.version + 2}版として公開` }).click();
  await expect(page.getByText(`第${before.version + 2}版を公開中`)).toBeVisible();
  const after: Ruleset = await (await page.request.get("/api/console/ruleset")).json();
  expect(after.rules).toEqual(before.rules);
});

test("a manager reads the rules, and can change them neither in the page nor by the API", async ({
  signedIn,
  faults,
}) => {
  const page = await signedIn("manager");
  await page.goto("/rules");
  await page.getByRole("button", { name: /購入上限の超過/ }).click();
  await expect(page.getByRole("heading", { level: 2, name: "購入上限の超過" })).toBeVisible();
  await expect(page.getByText("items.overLimit").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "ルールを追加" })).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "条件" })).toHaveCount(0);
  await page.getByRole("tab", { name: "版の履歴" }).click();
  await expect(page.getByRole("button", { name: "前の版と比べる" }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "この版に戻す" })).toHaveCount(0);

  faults.expectAnswer(403, /ruleset/);
  const current: Ruleset = await (await page.request.get("/api/console/ruleset")).json();
  const headers = { "sec-fetch-site": "same-origin" };
  for (const [path, data] of [
    ["", { expectedVersion: current.version, rules: [], note: "" }],
    ["/restore", { version: 1, expectedVersion: current.version, note: "" }],
    ["/trial", { rules: [] }],
  ] as const) {
    const refused = await page.request.post(`/api/console/ruleset${path}`, { data, headers });
    expect([path, refused.status()]).toEqual([path, 403]);
  }
  expect((await (await page.request.get("/api/console/ruleset")).json()).version).toBe(current.version);
});
