import { bold, dim } from "./report.mjs";

const TOKYO_OFFSET_MS = 9 * 3600 * 1000;
const tokyoTime = (now) => `${new Date(now + TOKYO_OFFSET_MS).toISOString().slice(0, 19)}+09:00`;

/**
 * What a new user needs: where to look, whom to sign in as, and a first request.
 * @param {string} url
 * @param {{ users?: any[], apiKeys?: any[] } | undefined} demo
 * @param {number} now epoch in ms
 */
export function greeting(url, demo, now = Date.now()) {
  const lines = ["", `  ${bold("Sekisho")} serves at ${bold(url)}`, ""];
  for (const user of demo?.users ?? []) {
    lines.push(`  ${String(user.role).padEnd(14)} ${user.email}  ${dim("password")} ${user.password}`);
  }
  const key = demo?.apiKeys?.[0];
  if (key) {
    const shopId = demo.apiKeys.find((one) => one.shopId)?.shopId;
    lines.push("", "  Screen a first order:", "", curlLine(url, { key: key.key, shopId }, now));
  }
  lines.push("", dim("  Ctrl-C stops it."), "");
  return lines.join("\n");
}

/** What makes the first answer worth reading: a throw-away mail address on an order to be paid later. */
const FIRST_ORDER = {
  amountTotal: 49800,
  isFirstOrder: true,
  buyer: {
    lastName: "山田",
    firstName: "太郎",
    postalCode: "100-0005",
    address: "東京都千代田区丸の内1-9-1",
    email: "taro.yamada@mailinator.com",
    tel: "090-1234-5678",
  },
  payment: { method: "deferred" },
};

/**
 * One line that works when pasted: nothing in it is left to fill in.
 * @param {string} url
 * @param {{ key: string, shopId?: string | null }} key
 * @param {number} now epoch in ms
 */
export function curlLine(url, { key, shopId }, now) {
  const order = {
    ...(shopId ? { shopId } : {}),
    externalOrderId: `first-${now}`,
    orderedAt: tokyoTime(now),
    ...FIRST_ORDER,
  };
  return (
    `  curl -s ${url}/api/v1/screenings -H 'Authorization: Bearer ${key}' ` +
    `-H 'Content-Type: application/json' -d '${JSON.stringify(order)}'`
  );
}
