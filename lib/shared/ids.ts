/** Branded ids: an order's id can't be passed where a case's is asked for. All are UUIDs in text form. */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type OrganizationId = Id<"organization">;
export type UserId = Id<"user">;

export const organizationId = (id: string): OrganizationId => id as OrganizationId;
export const userId = (id: string): UserId => id as UserId;
