import { randomUUID } from "node:crypto";
import { expect, inLooks, test } from "./fixtures";
import { wrongWith } from "./support/inspect";
import { CROSSED_LOOKS, OPPOSITE_LOOKS } from "./support/looks";
import { anOrder } from "./support/orders";

type Ruleset = { version: number; rules: unknown[] };

inLooks(OPPOSITE_LOOKS, () => {
  test("a rule that is written, tried and published fires on the next order of the API", async ({
    signedIn,
    merchant,
    words,
  }) => {
    const page = await signedIn("administrator");
    const before: Ruleset = await (await page.request.get("/api/console/ruleset")).json();
    const mark = `検証ルール ${randomUUID().slice(0, 8)}`;
    const noteLength = 100 + Math.floor(Math.random() * 100);
    await page.goto("/rules");
    await page.getByRole("button", { name: words("rules.list.add") }).click();
    await expect(page.getByLabel(words("rules.pane.name"), { exact: true })).toBeFocused();
    await page.keyboard.type(mark);

    const condition = page.getByRole("textbox", { name: words("rules.condition.label") });
    await condition.click();
    await page.keyboard.type("oder.noteLength == 1", { delay: 5 });
    const place = words("rules.condition.at", { line: 1, column: 1 });
    const fault = words("rule-errors.unknown_field", { name: "oder.noteLength", suggestion: "order.noteLength" });
    await expect(page.getByRole("button", { name: place }).filter({ hasText: fault })).toBeVisible();
    await expect(page.getByRole("button", { name: words("rules.trial.run"), exact: true })).toBeDisabled();
    await page.keyboard.press("ControlOrMeta+a");
    const [firstWord = ""] = words("fields.order.noteLength").split(" ");
    await page.keyboard.type(firstWord, { delay: 5 });
    await page.getByRole("option", { name: /order\.noteLength/ }).click();
    await page.keyboard.type(` == ${noteLength}`, { delay: 5 });
    await expect(page.getByText(words("rules.condition.sound"))).toBeVisible();

    await page.getByRole("button", { name: words("rules.trial.run"), exact: true }).click();
    await expect(page.getByText(words.like("rules.trial.fired"))).toBeVisible({ timeout: 30_000 });
    await page.reload();
    await expect(page.getByRole("textbox", { name: words("rules.pane.name"), exact: true })).toHaveValue(mark);
    expect(await wrongWith(page)).toEqual([]);
    await page.getByRole("button", { name: words("rules.draft.publish") }).click();
    await page.getByLabel(words("rules.publish.note")).fill("検証のため");
    await page.getByRole("button", { name: words("rules.publish.confirm", { version: before.version + 1 }) }).click();
    await expect(page.getByText(words("rules.inForce", { version: before.version + 1 }))).toBeVisible();

    const screening = await merchant.screen(anOrder({ note: "あ".repeat(noteLength) }));
    expect(screening.rulesFired.map(({ name }) => name)).toContain(mark);
    expect(screening.verdict).toBe("HOLD");

    await page.getByRole("tab", { name: words("rules.tab.history") }).click();
    await expect(page.getByRole("region", { name: words("rules.history.difference") }).getByText(mark)).toBeVisible();
    const earlier = page.getByRole("listitem").filter({ has: page.getByText(String(before.version), { exact: true }) });
    await earlier.getByRole("button", { name: words("rules.history.restore") }).click();
    await page.getByRole("alertdialog").getByRole("textbox").fill("検証を終えた");
    await page
      .getByRole("button", { name: words("rules.history.restoreConfirm", { version: 0, next: before.version + 2 }) })
      .click();
    await expect(page.getByText(words("rules.inForce", { version: before.version + 2 }))).toBeVisible();
    const after: Ruleset = await (await page.request.get("/api/console/ruleset")).json();
    expect(after.rules).toEqual(before.rules);
  });
});

inLooks(CROSSED_LOOKS, () => {
  test("a manager reads the rules, and can change them neither in the page nor by the API", async ({
    signedIn,
    faults,
    words,
  }) => {
    const page = await signedIn("manager");
    await page.goto("/rules");
    await page.getByRole("button", { name: /購入上限の超過/ }).click();
    await expect(page.getByRole("heading", { level: 2, name: "購入上限の超過" })).toBeVisible();
    await expect(page.getByText("items.overLimit").first()).toBeVisible();
    await expect(page.getByRole("button", { name: words("rules.list.add") })).toHaveCount(0);
    await expect(page.getByRole("textbox", { name: words("rules.condition.label") })).toHaveCount(0);
    await page.getByRole("tab", { name: words("rules.tab.history") }).click();
    await expect(page.getByRole("button", { name: words("rules.history.compare") }).first()).toBeVisible();
    await expect(page.getByRole("button", { name: words("rules.history.restore") })).toHaveCount(0);

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
});
