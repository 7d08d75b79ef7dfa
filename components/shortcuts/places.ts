import type { Permission } from "@/lib/access/permissions";

/** The pages of the console, in the order of a working day. What a role may not see is neither offered nor heard. */
export const PLACES = [
  { id: "review", path: "/review", permission: "cases.read", key: "g q" },
  { id: "alerts", path: "/alerts", permission: "alerts.read", key: "g w" },
  { id: "orders", path: "/orders", permission: "orders.read", key: "g o" },
  { id: "lists", path: "/lists", permission: "lists.read", key: "g l" },
  { id: "rules", path: "/rules", permission: "rules.read", key: "g r" },
  { id: "reports", path: "/reports", permission: "reports.read", key: "g d" },
  { id: "admin", path: "/admin", permission: "admin.read", key: "g a" },
  { id: "profile", path: "/profile", permission: "account.own", key: "g p" },
] as const satisfies readonly { id: string; path: `/${string}`; permission: Permission; key: string }[];

export type Place = (typeof PLACES)[number];
export type PlaceId = Place["id"];

/** The place that an address belongs to; the queue and a case of it are the same place. */
export const placeOf = (pathname: string): PlaceId | null =>
  PLACES.find((place) => pathname === place.path || pathname.startsWith(`${place.path}/`))?.id ?? null;
