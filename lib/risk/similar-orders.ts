import { type Facts, IDENTIFIER_KINDS, type IdentifierKind, type Sighting } from "./facts";
import { hasBuildingAlike, hasMailAlike, hasNameAlike } from "./look-alike";

/** An earlier order that shares identifiers with this one. */
export type SimilarOrder = {
  /** Index into `facts.history.orders`. */
  readonly order: number;
  /** What is shared: kinds of identifiers, `name` where the person's name is the same besides, and what is nearly the same. */
  readonly sharedFields: readonly SharedField[];
  /** 0–1, two decimals: how much the shared fields say that one hand placed both. */
  readonly strength: number;
};
export type SharedField =
  | Exclude<IdentifierKind, "mailStem" | "roomItem">
  | "name"
  | "nameAlike"
  | "mailAlike"
  | "buildingAlike";

export const SIMILAR_ORDERS_MAX = 20;

/** How much sharing it says by itself. What everybody shares (article, affiliate, network) adds, but never makes two orders similar. */
const WEIGHT: Readonly<Record<SharedField, number>> = {
  card: 0.9,
  shipRoom: 0.85,
  email: 0.85,
  phone: 0.85,
  member: 0.8,
  device: 0.8,
  buyerRoom: 0.7,
  ip: 0.3,
  shipBlock: 0.25,
  name: 0.25,
  mailAlike: 0.25,
  nameAlike: 0.15,
  buildingAlike: 0.1,
  ipNet: 0.05,
  affiliate: 0.05,
  sku: 0.02,
};
const STRENGTH_MIN = 0.25;

/** A wider identifier says nothing where the narrower one is shared too. */
const NARROWER: Partial<Readonly<Record<SharedField, SharedField>>> = { shipBlock: "shipRoom", ipNet: "ip" };

/** By weight, so that the strongest shared field is named first. */
const FIELDS: readonly SharedField[] = [
  "card",
  "shipRoom",
  "email",
  "phone",
  "member",
  "device",
  "buyerRoom",
  "ip",
  "shipBlock",
  "mailAlike",
  "name",
  "nameAlike",
  "buildingAlike",
  "ipNet",
  "affiliate",
  "sku",
];

/** What is shared, as one bit a field: most orders of a history share the same few combinations. */
const BIT = bitsOf(FIELDS);
const KIND_BIT: Readonly<Record<IdentifierKind, number>> = { ...BIT, mailStem: 0, roomItem: 0 };

function bitsOf(fields: readonly SharedField[]): Readonly<Record<SharedField, number>>;
function bitsOf(fields: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(fields.map((field, index) => [field, 1 << index]));
}

/** The most similar earlier orders: strongest first, then latest. O(sightings). */
export function similarOrders({ history }: Facts): readonly SimilarOrder[] {
  const shared = new Uint32Array(history.orders.length);
  const agoOf = new Float64Array(history.orders.length);
  for (const kind of IDENTIFIER_KINDS) {
    const bit = KIND_BIT[kind];
    for (const sighting of history.kinds[kind]?.sightings ?? []) {
      const { order, name, alike } = sighting;
      const bits = bit | (name === 0 ? BIT.name : 0) | (alike === null ? 0 : likenessOf(sighting));
      shared[order] = (shared[order] ?? 0) | bits;
      agoOf[order] = sighting.ago;
    }
  }
  const found: { readonly order: number; readonly ago: number; readonly tie: Tie }[] = [];
  for (const [order, bits] of shared.entries()) {
    if (bits === 0) continue;
    const tie = tieOf(bits);
    if (tie.strength >= STRENGTH_MIN) found.push({ order, ago: agoOf[order] ?? 0, tie });
  }
  return found
    .toSorted((a, b) => b.tie.strength - a.tie.strength || a.ago - b.ago || a.order - b.order)
    .slice(0, SIMILAR_ORDERS_MAX)
    .map(({ order, tie: { sharedFields, strength } }) => ({ order, sharedFields, strength }));
}

function likenessOf(sighting: Sighting): number {
  return (
    (hasNameAlike(sighting) ? BIT.nameAlike : 0) |
    (hasMailAlike(sighting) ? BIT.mailAlike : 0) |
    (hasBuildingAlike(sighting) ? BIT.buildingAlike : 0)
  );
}

type Tie = Pick<SimilarOrder, "sharedFields" | "strength">;
/** By combination; there are at most 2^16 of them. */
const TIES = new Map<number, Tie>();

function tieOf(bits: number): Tie {
  const known = TIES.get(bits);
  if (known !== undefined) return known;
  const has = (field: SharedField | undefined) => field !== undefined && (bits & BIT[field]) !== 0;
  const sharedFields = FIELDS.filter((field) => has(field) && !has(NARROWER[field]));
  const rest = sharedFields.reduce((product, field) => product * (1 - WEIGHT[field]), 1);
  const tie = { sharedFields, strength: Math.round((1 - rest) * 100) / 100 };
  TIES.set(bits, tie);
  return tie;
}
