import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "./fixtures";
import { violationsOf, violationsWithin } from "./support/axe";
import { baseUrl } from "./support/demo";
import { anOrder } from "./support/orders";

// Whole ways through several pages, each looked at by all of axe's rules.
test.describe.configure({ timeout: 90_000 });

const unique = () => crypto.randomUUID().slice(0, 8);
const csv = (text: string) => ({ name: "forwarders.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

test("an administrator mends a table that has a bad row, publishes it, and an order meets it", async ({
  signedIn,
  merchant,
}) => {
  // A house number of its own, so that nothing else speaks of this place.
  const number = 1 + Math.floor(Math.random() * 98);
  const place = `東京都江東区新砂1-${number}-${1 + Math.floor(Math.random() * 98)}`;
  const page = await signedIn("administrator");
  await page.goto("/admin/reference");
  await page.getByRole("link", { name: "転送業者・転送倉庫" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "転送業者・転送倉庫" })).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "ひな形" }).click();
  expect((await download).suggestedFilename()).toBe("forwarders-template.csv");

  await page.getByRole("button", { name: "CSVを登録" }).click();
  const sheet = page.getByRole("dialog", { name: "転送業者・転送倉庫を登録" });
  await sheet.getByLabel("ファイルを選ぶ").setInputFiles(csv(`address,name\n${place},試験の転送便\n東京都のどこか,\n`));
  const fault = sheet.getByRole("row").filter({ hasText: "番地まで読み取れる住所を指定してください" });
  await expect(fault.getByRole("cell").first()).toHaveText("3");
  await expect(fault.getByRole("cell").nth(1)).toHaveText("address");
  await expect(sheet.getByRole("button", { name: /公開する$/ })).toHaveCount(0);
  expect(await violationsWithin(page, "[role=dialog]")).toEqual([]);

  await sheet.getByLabel("ファイルを選ぶ").setInputFiles(csv(`address,name\n${place},試験の転送便\n`));
  await sheet.getByLabel("この版のメモ").fill("3行目を直した");
  await sheet.getByRole("button", { name: "1行を公開する" }).click();
  await expect(page.getByText(/第\d+版（1行）を公開しました/)).toBeVisible();
  const versions = page.getByRole("list", { name: "版の履歴" });
  await expect(versions.getByRole("listitem").first()).toContainText("3行目を直した");
  await page.getByLabel("住所").fill(place);
  await page.getByRole("button", { name: "引く" }).click();
  await expect(page.getByText(`「${place}」は使用中の版にあります。`)).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);

  // The server that answers keeps a table for a few seconds; in one process it learns of the new one at once.
  const order = anOrder({
    deliveries: [{ lastName: "転送", firstName: "太郎", address: place, tel: "090-1234-5670" }],
  });
  const screening = await merchant.screen(order);
  expect(screening.reasons.map((reason) => reason.code)).toContain("C08");

  await page.getByRole("button", { name: "転送業者・転送倉庫の操作" }).click();
  await page.getByRole("menuitem", { name: "使用をやめる" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "使用をやめる" }).click();
  await expect(page.getByText("転送業者・転送倉庫の使用をやめました")).toBeVisible();
  await versions
    .getByRole("button", { name: /^第\d+版に戻す$/ })
    .first()
    .click();
  await page.getByRole("alertdialog").getByRole("button", { name: "この版に戻す" }).click();
  await expect(versions.getByRole("listitem").first()).toContainText("使用中");
});

/** The reference provider that was started beside the demo: the only private address that the server under test may call. */
function demoProvider(): { url: string; apiKey: string } {
  const file = path.join(process.env.SEKISHO_DATA_DIR ?? ".data", "reference-provider.json");
  const { port, apiKey } = JSON.parse(readFileSync(file, "utf8"));
  return { url: `http://127.0.0.1:${port}`, apiKey };
}

test("an administrator configures a provider, tries it, and never sees its secret again", async ({
  signedIn,
  faults,
}) => {
  const provider = demoProvider();
  const name = `電話照会 ${unique()}`;
  const page = await signedIn("administrator");
  await page.goto("/admin/providers");
  await page.getByRole("link", { name: "電話疎通の問い合わせ先を追加" }).click();
  await page.getByLabel("名前", { exact: true }).fill(name);
  const url = page.getByLabel("アドレス", { exact: true });
  await url.fill(`${provider.url}/phone?number={room}`);
  faults.expectAnswer(422, /\/providers/);
  await page.getByRole("button", { name: "追加する" }).click();
  await expect(page.getByText("この種類で使える差し込み項目ではありません: room")).toBeVisible();
  await expect(page.getByText("回答のうち必須の項目が対応づけられていません: status")).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);

  await url.fill(`${provider.url}/phone?number=`);
  await page.getByRole("button", { name: /^\{e164\}/ }).click();
  await expect(url).toHaveValue(`${provider.url}/phone?number={e164}`);
  await page.getByLabel("認証のヘッダー名").fill("X-Api-Key");
  await page.getByLabel("秘密の値").fill(provider.apiKey);
  await page.getByLabel("場所（JSONポインター）").fill("/result/status");
  await page.getByRole("button", { name: "言葉を追加" }).click();
  await page.getByLabel("疎通: 先方の言葉").fill("OK");
  await page.getByLabel("待つ時間の上限").fill("1500");
  await page.getByRole("button", { name: "追加する" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.getByLabel("電話番号（+81…）").fill("+81312345678");
  await page.getByRole("button", { name: "問い合わせる" }).click();
  await expect(page.getByText(/^答えが返りました/)).toBeVisible();
  await expect(page.getByText("つながる", { exact: true })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await expect(page.getByText("秘密の値は暗号化して保存しています。表示できません。")).toBeVisible();
  expect(await (await page.request.get("/api/console/providers")).text()).not.toContain(`"${provider.apiKey}"`);

  // A word that is not mapped: the number is not assigned.
  await page.getByLabel("電話番号（+81…）").fill("+81312340000");
  await page.getByRole("button", { name: "問い合わせる" }).click();
  await expect(page.getByText(/^答えがありません: 答えを読み取れない/)).toBeVisible();
  await expect(page.getByRole("region", { name: "先方の応答（HTTP 200）" })).toContainText("NONE");
  await expect(page.getByText("直近は失敗").first()).toBeVisible();

  await page.getByRole("link", { name: "設定を変更" }).click();
  await page.getByLabel("アドレス", { exact: true }).fill("https://elsewhere.example/?number={e164}");
  await page.getByRole("button", { name: "変更を保存" }).click();
  await expect(page.getByText("宛先のホストが変わるため、秘密の値をもう一度入力してください")).toBeVisible();
  await page.getByRole("link", { name: "キャンセル" }).click();

  await page.getByRole("button", { name: `${name}の操作` }).click();
  await page.getByRole("menuitem", { name: "削除する" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "削除する" }).click();
  await expect(page.getByText(`${name}を削除しました`)).toBeVisible();
  await expect(page).toHaveURL(/\/admin\/providers$/);
});

test("an organisation joins the shared negatives, tells of a chargeback, takes it back, and leaves", async ({
  signedIn,
  merchant,
  keyed,
}) => {
  const page = await signedIn("administrator");
  await page.goto("/admin/network");
  await expect(page.getByText("この組織は参加していません。", { exact: false })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "参加する" }).click();
  const join = page.getByRole("alertdialog", { name: "共有ネガに参加しますか" });
  await expect(join).toContainText("鍵付きハッシュ・種類・日付・件数だけ");
  await join.getByRole("button", { name: "参加する" }).click();
  await expect(page.getByText("共有ネガに参加しました")).toBeVisible();

  const order = anOrder();
  const { externalOrderId } = await merchant.screen(order);
  const told = await keyed.post(`/api/v1/orders/${externalOrderId}/events`, {
    data: { type: "chargeback", occurredAt: new Date().toISOString() },
  });
  expect(told.ok(), await told.text()).toBe(true);
  const entries = page.getByRole("list", { name: "伝えた共有ネガ" });
  const ours = entries.getByRole("listitem").filter({ hasText: externalOrderId });
  // It is told by a job, moments later.
  await expect(async () => {
    await page.reload();
    await expect(ours.first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  expect(await violationsOf(page)).toEqual([]);
  const before = await ours.count();
  await ours
    .first()
    .getByRole("button", { name: `取り下げる: ${externalOrderId}` })
    .click();
  const withdrawal = page.getByRole("alertdialog", { name: "この共有ネガを取り下げますか" });
  await withdrawal.getByRole("button", { name: "取り下げる" }).click();
  await expect(withdrawal.getByRole("alert").first()).not.toBeEmpty();
  await withdrawal.getByRole("radio", { name: "誤りだった" }).click();
  await withdrawal.getByRole("button", { name: "取り下げる" }).click();
  await expect(page.getByText("共有ネガを取り下げました")).toBeVisible();
  await page.getByRole("button", { name: "取り下げ済み" }).click();
  await expect(ours).toHaveCount(1);
  await page.getByRole("button", { name: "有効" }).click();
  await expect(ours).toHaveCount(before - 1);

  await page.getByRole("button", { name: "抜ける" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "抜ける" }).click();
  await expect(page.getByText("この組織は共有ネガを抜けています。", { exact: false })).toBeVisible();
});

test("an auditor reads what lies outside and changes none of it; a manager is not let in", async ({
  signedIn,
  faults,
}) => {
  const auditor = await signedIn("auditor");
  for (const [part, acts] of [
    ["reference/bins", "CSVを登録"],
    ["providers", "追加"],
    ["network", "参加する"],
  ] as const) {
    await auditor.goto(`/admin/${part}`);
    await expect(auditor.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(auditor.getByRole("button", { name: acts })).toHaveCount(0);
    await expect(auditor.getByRole("link", { name: acts })).toHaveCount(0);
  }
  const ownPage = { origin: baseUrl, "content-type": "application/json" };
  for (const resource of ["network/join", "providers", "reference-tables/age-limit"]) {
    const answer = await auditor.request.post(`/api/console/${resource}`, { data: {}, headers: ownPage });
    expect([resource, answer.status()]).toEqual([resource, 403]);
  }
  const manager = await signedIn("manager");
  faults.expectAnswer(403, /\/admin/);
  faults.expectAnswer(404, /\/favicon\.ico/);
  for (const part of ["reference", "providers", "network"]) {
    expect((await manager.goto(`/admin/${part}`))?.status()).toBe(403);
  }
});

test("on a phone, in English and in the dark, what lies outside can be read and used", async ({ signedIn }) => {
  const page = await signedIn("administrator");
  await page.context().addCookies([{ name: "sekisho-locale", value: "en", url: baseUrl }]);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 844 });
  for (const part of [
    "reference",
    "reference/networks",
    "providers",
    "providers/new?kind=mail_deliverability",
    "network",
  ]) {
    await page.goto(`/admin/${part}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect([part, widths[0]]).toEqual([part, widths[1]]);
    expect([part, await violationsOf(page)]).toEqual([part, []]);
  }
});
