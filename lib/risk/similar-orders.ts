import type { Facts, IdentifierKind } from "./facts";

/** An earlier order that shares identifiers with this one. */
export type SimilarOrder = {
  /** Index into `facts.history.orders`. */
  readonly order: number;
  /** What is shared: kinds of identifiers, and `name` where the person's name is the same besides. */
  readonly sharedFields: readonly SharedField[];
  /** 0–1, two decimals: how much the shared fields say that one hand placed both. */
  readonly strength: number;
};
export type SharedField = IdentifierKind | "name";

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
  ipNet: 0.05,
  affiliate: 0.05,
  sku: 0.02,
};
const STRENGTH_MIN = 0.25;

/** A wider identifier says nothing where the narrower one is shared too. */
const NARROWER: Partial<Readonly<Record<SharedField, SharedField>>> = { shipBlock: "shipRoom", ipNet: "ip" };

/** The most similar earlier orders: strongest first, then latest. O(sightings). */
export function similarOrders({ history }: Facts): readonly SimilarOrder[] {
  const found = new Map<number, { ago: number; fields: Set<SharedField> }>();
  for (const kind of kindsOf(history.kinds)) {
    for (const { order, ago, name } of history.kinds[kind]?.sightings ?? []) {
      const entry = found.get(order) ?? { ago, fields: new Set<SharedField>() };
      entry.fields.add(kind);
      if (name === 0) entry.fields.add("name");
      found.set(order, entry);
    }
  }
  return [...found]
    .map(([order, { ago, fields }]) => ({ order, ago, ...strengthOf(fields) }))
    .filter(({ strength }) => strength >= STRENGTH_MIN)
    .toSorted((a, b) => b.strength - a.strength || a.ago - b.ago || a.order - b.order)
    .slice(0, SIMILAR_ORDERS_MAX)
    .map(({ order, sharedFields, strength }) => ({ order, sharedFields, strength }));
}

function kindsOf(kinds: Facts["history"]["kinds"]): readonly IdentifierKind[] {
  return FIELDS.filter((field) => field !== "name" && kinds[field] !== undefined).filter((f) => f !== "name");
}

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
  "name",
  "ipNet",
  "affiliate",
  "sku",
];

function strengthOf(fields: ReadonlySet<SharedField>): Pick<SimilarOrder, "sharedFields" | "strength"> {
  const sharedFields = FIELDS.filter((field) => {
    const narrower = NARROWER[field];
    return fields.has(field) && (narrower === undefined || !fields.has(narrower));
  });
  const rest = sharedFields.reduce((product, field) => product * (1 - WEIGHT[field]), 1);
  return { sharedFields, strength: Math.round((1 - rest) * 100) / 100 };
}
