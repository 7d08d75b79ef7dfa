import { can, type Permission } from "@/lib/access/permissions";
import type { Role } from "@/lib/shared/vocabulary";

type AdminPlaceId =
  | "people"
  | "roles"
  | "organization"
  | "shops"
  | "keys"
  | "webhooks"
  | "reference"
  | "providers"
  | "network"
  | "audit";
type AdminGroup = "who" | "house" | "links" | "outside" | "record";
export type AdminPlace = {
  readonly id: AdminPlaceId;
  readonly path: `/admin/${string}`;
  readonly group: AdminGroup;
  readonly permission: Permission;
};

/** The parts of administration, each with an address and a permission of its own. */
const ADMIN_PLACES: readonly AdminPlace[] = [
  { id: "people", path: "/admin/people", group: "who", permission: "users.read" },
  { id: "roles", path: "/admin/roles", group: "who", permission: "users.read" },
  { id: "organization", path: "/admin/organization", group: "house", permission: "organization.manage" },
  { id: "shops", path: "/admin/shops", group: "house", permission: "admin.read" },
  { id: "keys", path: "/admin/keys", group: "links", permission: "keys.manage" },
  { id: "webhooks", path: "/admin/webhooks", group: "links", permission: "webhooks.manage" },
  { id: "reference", path: "/admin/reference", group: "outside", permission: "reference.read" },
  { id: "providers", path: "/admin/providers", group: "outside", permission: "providers.read" },
  { id: "network", path: "/admin/network", group: "outside", permission: "network.read" },
  { id: "audit", path: "/admin/audit", group: "record", permission: "audit.read" },
];

export const adminPlacesOf = (role: Role): readonly AdminPlace[] =>
  ADMIN_PLACES.filter((place) => can(role, place.permission));
