import type { OrganizationId, UserId } from "../shared/ids";
import type { ApiScope, Role } from "../shared/vocabulary";

/** A merchant's system, by API key. */
export type ApiKeyActor = {
  readonly kind: "api_key";
  readonly organizationId: OrganizationId;
  readonly apiKeyId: string;
  /** The one shop it serves, or null for all of its organisation's. */
  readonly shopId: string | null;
  readonly scopes: readonly ApiScope[];
  /** Requests a minute; null = no limit. */
  readonly rateLimitPerMinute: number | null;
};

/** A person signed in to the console, acting for one organisation. */
export type UserActor = {
  readonly kind: "user";
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly sessionId: string;
  readonly name: string;
  readonly role: Role;
};

export type Actor = ApiKeyActor | UserActor;
