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
  if (key) lines.push("", "  Screen a first order:", "", curlLine(url, key, now));
  lines.push("", dim("  Ctrl-C stops the server and its database."), "");
  return lines.join("\n");
}

/** One line that works when pasted: nothing in it is left to fill in. */
export function curlLine(url, key, now) {
  const order = {
    ...(key.shopId ? { shopId: key.shopId } : {}),
    externalOrderId: `first-${now}`,
    orderedAt: tokyoTime(now),
    amountTotal: 12800,
  };
  return (
    `  curl -s ${url}/api/v1/screenings -H 'Authorization: Bearer ${key.key}' ` +
    `-H 'Content-Type: application/json' -d '${JSON.stringify(order)}'`
  );
}
