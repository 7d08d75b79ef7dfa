import { afterAll, beforeAll, it } from "vitest";
import { authenticateApiKey } from "@/lib/access/api-keys";
import { createServer } from "@/lib/platform/http/server";
import { ensureQueue } from "@/lib/platform/jobs/queue";
import { disposeSingletons } from "@/lib/platform/singleton";
import { userId } from "@/lib/shared/ids";
import { createTestDatabase } from "@/scripts/test/database";
import { routes } from "./routes";
import { makeMerchant } from "./testing/merchant";
const database = await createTestDatabase();
afterAll(async () => { await disposeSingletons(); await database.drop(); });
beforeAll(() => ensureQueue());
it("fuzz", async () => {
  const m = await makeMerchant();
  const actor = { kind: "user", organizationId: m.organizationId, userId: userId(m.administratorId), sessionId: "00000000-0000-4000-8000-000000000000", name: "x", role: "administrator" } as const;
  const s = createServer(routes, { apiKey: authenticateApiKey, session: async () => actor });
  const b = (v: unknown) => Buffer.from(JSON.stringify(v)).toString("base64url");
  const u = "00000000-0000-4000-8000-000000000000";
  const vals = ["%00", "%zz", "0000-01-01", "0001-01-01","9999-12-31", "0000-01-01T00:00:00Z", "-1", "1e999", "9".repeat(30), b(["0000-01-01T00:00:00Z", u]), b([0,0,u]), b([8640000000000000,0,u]), b([1e15,0,u]), "__proto__", "%F0%9F%91%8D", "x".repeat(5000), "a%00b", "NaN", "0x10", "1.5"];
  const keys = ["limit", "cursor", "from", "to", "shop", "shopId", "minScore", "status", "value", "kind", "list", "verdict", "lang", "inForce"];
  const bodies = ["{}", "null", "[]", '{"a":"\\u0000"}', '{"locale":"\\u0000"}', '{"shop":"\\u0000"}', '{"minScore":1e400}', '{"name":"\u200b","scopes":["read"],"shopId":"constructor"}','{"name":"n","scopes":["read"],"rateLimitPerMinute":1e15}','{"url":"http://[::1","events":["case.decided"]}','{"url":"https://xn--","events":["case.decided"]}','{"url":"javascript:alert(1)","events":["case.decided"]}','{"shopId":"__proto__","name":"x"}','{"expectedVersion":1,"rules":[],"settings":{"constructor":1,"a":{"b":{}}}}','{"expectedVersion":1,"rules":[],"settings":{"signals":{"constructor":{}}}}','{"expectedVersion":9999999999999,"rules":[]}','{"expectedVersion":1,"rules":[{"id":"a","name":"a","condition":"((((","effect":{"kind":"NG"},"enabled":true,"position":0}]}','{"decision":"approve","reasonCode":"gift","note":"x"}','{"token":"x","organizationName":"x","shop":{"shopId":"x","name":"x"},"administrator":{"name":"x","email":"a@b.jp","password":"aaaaaaaaaaaaaaaa","locale":"ja"}}'];
  const bad = new Set<string>();
  for (const r of routes) {
    const path = r.path.replace(/:\w*[iI]d\b/g, u).replace(":externalOrderId", "x");
    const paths = [path, r.path.replace(/:\w+/, "%00"), r.path.replace(/:\w+/, "%F0%9F%91%8D"), r.path.replace(/:\w+/, "%E0%A4%A")];
    const qs = r.method === "get" ? keys.flatMap((k) => vals.map((v) => `${path}?${k}=${v}${k === "value" ? "&kind=address" : ""}${k==="from"?"&to=0000-01-02":k==="to"?"&from=9999-01-01":""}`)) : [];
    for (const p of [...paths, ...qs]) for (const body of r.method === "get" ? [undefined] : r.stream ? ["{}\nnull\n\u0000", "list,kind\n\u0000,x", '"', "a,b\n1,2,3"] : bodies) {
      const res = await s.request(p, { method: r.method.toUpperCase(), headers: { authorization: `Bearer ${m.key}`, "sec-fetch-site": "same-origin", ...(body === undefined ? {} : { "content-type": r.stream ?? "application/json" }) }, ...(body === undefined ? {} : { body }) });
      if (res.status >= 500 && !p.includes("health")) bad.add(`${r.method} ${p} ${body} ${res.status} ${(await res.text()).slice(0, 100)}`);
      else { const t = await res.text(); if (r.stream && /"internal"/.test(t)) bad.add(`${r.method} ${p} ${body} stream ${t.slice(0, 200)}`); }
    }
  }
  console.log([...bad].join("\n"));
}, 120000);
