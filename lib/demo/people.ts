import "server-only";
import type { ApiKeyActor, UserActor } from "@/lib/access/actor";
import { createApiKey } from "@/lib/access/api-keys";
import { SYSTEM } from "@/lib/access/audit-store";
import { insertRuleset, organizationExists, shopsOf } from "@/lib/access/organization-store";
import { createOrganization } from "@/lib/access/setup";
import { createUser } from "@/lib/access/users";
import { hashPassword } from "@/lib/platform/auth-password";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { starterRules, starterRuleset } from "@/lib/risk/starter-ruleset";
import { currentRuleset } from "@/lib/rules/store";
import { organizationId, userId } from "@/lib/shared/ids";
import { API_SCOPES, type ApiScope } from "@/lib/shared/vocabulary";
import { DEMO_ORGANIZATION, DEMO_SHOPS } from "@/lib/simulate/demo-plan";
import type { DemoKey, DemoState } from "./state";
import { findPeople, setReviewMinutes } from "./store";
import { DEMO_SETTINGS } from "./tuning";

export type DemoCast = {
  /** The merchant's system, which sends the orders. */
  readonly merchant: ApiKeyActor;
  readonly administrator: UserActor;
  readonly analysts: readonly UserActor[];
  readonly keys: readonly DemoKey[];
};

/** Organisation, shops, people and keys, unless an earlier loading made them already. */
export async function castOf(state: DemoState, at: Date): Promise<DemoCast> {
  const org = organizationId(state.organizationId);
  const [administrator, ...others] = state.people;
  if (!administrator) throw new Error("the demo has no administrator");
  if (!(await withTenant(org, organizationExists))) {
    await createOrganization(
      {
        name: DEMO_ORGANIZATION.nameJa,
        shops: DEMO_SHOPS.map((shop) => ({ code: shop.id, name: shop.nameJa })),
        administrator: {
          email: administrator.email,
          name: administrator.name,
          password: administrator.password,
          locale: "ja",
        },
        ruleset: starterRuleset(1, "ja"),
      },
      at,
      null,
      org,
    );
  }
  const hashes = await Promise.all(others.map((one) => hashPassword(one.password)));
  return withTenant(org, async (t) => {
    const known = await findPeople(
      t,
      state.people.map((one) => one.email),
    );
    for (const [index, one] of others.entries()) {
      if (known.has(one.email)) continue;
      const passwordHash = hashes[index] ?? "";
      const { email, name, role } = one;
      known.set(email, await createUser(t, { email, name, role, locale: "ja", passwordHash }, SYSTEM, at));
    }
    await setReviewMinutes(t, REVIEW_DAYS * 24 * 60);
    await publishTuning(t, known.get(administrator.email) ?? null, at);
    const keys = await issueKeys(t, at);
    const actorOf = (one: DemoState["people"][number]): UserActor => ({
      kind: "user",
      organizationId: org,
      userId: userId(known.get(one.email) ?? ""),
      sessionId: org,
      name: one.name,
      role: one.role,
    });
    return {
      merchant: {
        kind: "api_key",
        organizationId: org,
        apiKeyId: keys.firstId,
        shopId: null,
        scopes: API_SCOPES,
        rateLimitPerMinute: null,
      },
      administrator: actorOf(administrator),
      analysts: state.people.filter((one) => one.role === "analyst").map(actorOf),
      keys: keys.shown,
    };
  });
}

/** A small team, with seven held orders a day: the demo's backlog of sixty is a little over a week's. */
const REVIEW_DAYS = 8;

async function publishTuning(t: TenantTx, publishedBy: string | null, at: Date): Promise<void> {
  const { version } = await currentRuleset(t);
  if (version > 1) return;
  const rules = starterRules("ja");
  await insertRuleset(t, {
    version: 2,
    rules,
    settings: DEMO_SETTINGS,
    note: "誤検知の多い項目を加点に変更",
    publishedBy,
    at,
  });
}

const SHOP_SCOPES: readonly ApiScope[] = ["screen", "outcomes", "read"];

/** One key for everything, and one per shop as a merchant would use it. */
async function issueKeys(
  t: Parameters<typeof createApiKey>[0],
  at: Date,
): Promise<{ firstId: string; shown: DemoKey[] }> {
  const make = (name: string, shopId: string | null, scopes: readonly ApiScope[]) =>
    createApiKey(t, { name, shopId, scopes, rateLimitPerMinute: null, createdBy: null, at });
  const first = await make("デモ：全権限", null, API_SCOPES);
  const shown: DemoKey[] = [
    { organization: DEMO_ORGANIZATION.nameJa, shopId: null, key: first.key, scopes: API_SCOPES },
  ];
  for (const shop of await shopsOf(t)) {
    const { key } = await make(`デモ：${shop.name}`, shop.id, SHOP_SCOPES);
    shown.push({ organization: DEMO_ORGANIZATION.nameJa, shopId: shop.code, key, scopes: SHOP_SCOPES });
  }
  return { firstId: first.id, shown };
}
