import "server-only";
import { v7 } from "uuid";
import { hashPassword } from "@/lib/platform/auth-password";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import { type OrganizationId, organizationId, type UserId } from "@/lib/shared/ids";
import { createApiKey } from "./api-keys";
import { recordAudit, SYSTEM } from "./audit-store";
import type { SetupAnswer, SetupRequest } from "./contract";
import { insertOrganization, insertRuleset } from "./organization-store";
import { isSetupToken } from "./setup-token";
import { insertShop } from "./shops-store";
import { checkPassword, createUser, type NewUser } from "./users";
import { anyUserExistsLocked } from "./users-store";

/** The first published ruleset of an organisation, as JSON; its content is the engine's business. */
export type StarterRuleset = {
  readonly rules: unknown;
  readonly settings: unknown;
  readonly note: string;
};

export type NewOrganization = {
  readonly name: string;
  readonly shops: readonly { readonly code: string; readonly name: string }[];
  readonly administrator: Omit<NewUser, "role">;
  readonly ruleset: StarterRuleset;
};

export type CreatedOrganization = {
  readonly organizationId: OrganizationId;
  readonly shops: readonly { readonly id: string; readonly code: string; readonly name: string }[];
  readonly administratorId: UserId;
};

/**
 * Creates an organisation with its shops, its first administrator and version 1 of its ruleset, or nothing at all.
 * @throws DomainError `invalid_request` for a weak password or a mail address that is taken
 */
export async function createOrganization(
  input: NewOrganization,
  at: Date,
  requestId: string | null = null,
  id: OrganizationId = organizationId(v7()),
): Promise<CreatedOrganization> {
  const passwordHash = await passwordHashOf(input);
  return withTenant(id, (t) => furnish(t, input, passwordHash, at, requestId));
}

async function passwordHashOf({ administrator }: NewOrganization): Promise<string> {
  checkPassword(administrator.password, administrator.email, "/administrator/password");
  return hashPassword(administrator.password);
}

async function furnish(
  t: TenantTx,
  input: NewOrganization,
  passwordHash: string,
  at: Date,
  requestId: string | null,
): Promise<CreatedOrganization> {
  await insertOrganization(t, { name: input.name, at });
  const { name, email, locale } = input.administrator;
  const user = { name, email, locale, passwordHash, role: "administrator" } as const;
  const administratorId = await createUser(t, user, SYSTEM, at, requestId);
  const shops: { id: string; code: string; name: string }[] = [];
  for (const shop of input.shops) {
    const id = await insertShop(t, { ...shop, at });
    if (id === null) throw new DomainError("shop_exists", { errors: [{ pointer: "/shops", code: "taken" }] });
    shops.push({ id, ...shop });
  }
  const { rules, settings, note } = input.ruleset;
  await insertRuleset(t, { version: 1, rules, settings, note, publishedBy: administratorId, at });
  const entry = { ...SYSTEM, subjectType: "organization", subjectId: t.org, requestId, at };
  await recordAudit(t, { ...entry, action: "organization.create", detail: { shops: shops.map((shop) => shop.code) } });
  return { organizationId: t.org, shops, administratorId };
}

/**
 * First run: needs the token that only the operator's console shows, and an installation without any user. Two of these at once:
 * one wins, the other is refused.
 */
export async function setUp(
  request: SetupRequest,
  ruleset: StarterRuleset,
  at: Date,
  requestId: string,
): Promise<SetupAnswer> {
  if (!isSetupToken(request.token)) throw new DomainError("setup_token_wrong");
  const { shop, administrator, organizationName: name } = request;
  const input = { name, shops: [{ code: shop.shopId, name: shop.name }], administrator, ruleset };
  const passwordHash = await passwordHashOf(input);
  return withTenant(organizationId(v7()), async (t) => {
    if (await anyUserExistsLocked(t)) throw new DomainError("setup_closed");
    const created = await furnish(t, input, passwordHash, at, requestId);
    const apiKey = await createApiKey(t, {
      name: administrator.locale === "ja" ? "最初のキー" : "First key",
      shopId: null,
      scopes: ["screen", "outcomes", "lists", "read"],
      rateLimitPerMinute: null,
      createdBy: created.administratorId,
      at,
    });
    return { organizationId: created.organizationId, shopId: shop.shopId, apiKey };
  });
}
