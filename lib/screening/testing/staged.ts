import type { ListEntryInput } from "@/lib/lists/contract";
import type { TableName } from "@/lib/reference/vocabulary";
import type { Facts, ListFacts, ListHit, NetworkNegative, PhoneFacts } from "@/lib/risk/facts";
import type { Delivery, OrderInput, Party } from "@/lib/risk/order";
import { earlierOrder, somebody } from "@/lib/risk/scenarios/orders";
import { type EarlierOrder, NOW, type Scenario, type World } from "@/lib/risk/scenarios/scenario";
import type { SignalCode } from "@/lib/risk/signals";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import { lineOf } from "./lines";

/** What must be done to a real installation so that a golden order meets there what its scenario tells as facts. */
export type Staged = {
  readonly order: OrderInput;
  /** Oldest first. */
  readonly earlier: readonly EarlierOrder[];
  readonly entries: readonly ListEntryInput[];
  readonly tables: readonly { readonly name: TableName; readonly csv: string; readonly dataAsOf: string }[];
  readonly asksProviders: boolean;
  readonly isProviderBroken: boolean;
  /** Merchants that had trouble with the order's identifiers. */
  readonly negatives: readonly NetworkNegative[];
  readonly merchants7d: number;
  readonly joinsNetwork: boolean;
};

/** All but those whose facts only a broken database or installation brings about. */
export function canBeStaged({ world = {} }: Scenario): boolean {
  return world.degraded === undefined && world.ip !== "source_failed";
}

const asksLists = (code: SignalCode): boolean => code === "C01" || code === "T03";

export function stage({ order, world = {}, expect: expected }: Scenario): Staged {
  const network = world.network?.known === true ? world.network.value : null;
  const placed = network === null ? onRealLines(order, world) : metNowhereElse(onRealLines(order, world));
  return {
    order: placed,
    earlier: [...(world.earlier ?? []), ...shopsDay(world.shop)]
      .map((entry) => ({ ...entry, order: onRealLines(entry.order, world) }))
      .toSorted((a, b) => Date.parse(a.order.orderedAt) - Date.parse(b.order.orderedAt)),
    // Comparing with empty lists proves nothing.
    entries: world.lists || expected.silent?.some(asksLists) ? entriesOf(placed, world.lists ?? {}) : [],
    tables: tablesOf(placed, world),
    asksProviders: asksProviders(world),
    isProviderBroken: world.outside?.mailDomain?.known === false,
    negatives: network?.negatives ?? [],
    merchants7d: network?.merchants7d ?? 1,
    joinsNetwork: network !== null,
  };
}

/** Where the reference provider places `NOWHERE`. */
const NAHA = { latitude: 26.21, longitude: 127.68 };
const KM_PER_DEGREE = 111.19;

/** Scenarios write addresses and numbers of documentation; what is known of those is nothing. */
function onRealLines(order: OrderInput, world: World): OrderInput {
  const { device, buyer } = order;
  const number = world.outside?.phones?.[0] && numberOf(world.outside.phones[0]);
  const mail = world.outside?.mailDomain?.known === true ? { email: "hanako.sato@no-mx.example" } : {};
  return {
    ...order,
    shopId: order.shopId ?? "honten",
    ...(device?.ip === undefined ? {} : { device: { ...device, ip: lineOf(device.ip, world) } }),
    ...(buyer === undefined ? {} : { buyer: { ...buyer, ...number, ...mail } }),
  };
}

/** A number of which plan, table and provider say what the scenario does. */
function numberOf({ kind, area, reachable }: PhoneFacts): Party {
  if (reachable.known && !reachable.value.reachable) return { mobile: "090-1234-9999" };
  if (kind !== "fixed" || !area.known) return {};
  return { mobile: undefined, tel: area.value.prefectures.includes("東京都") ? "03-3211-1234" : "06-6345-1234" };
}

const asksProviders = ({ outside }: World): boolean =>
  outside?.phones?.[0]?.reachable.known === true ||
  outside?.ipDistance !== undefined ||
  outside?.addressExists !== undefined ||
  outside?.mailDomain !== undefined;

const ELSEWHERE = "北海道札幌市中央区大通西4-1";

type Upload = readonly [name: TableName, csv: string];

function tablesOf(order: OrderInput, world: World): Staged["tables"] {
  const uploads = [...placesOf(order, world), ...numbersOf(order, world), ...networksOf(order, world)];
  return uploads.map(([name, csv]) => ({ name, csv: `${csv}\n`, dataAsOf: dayBefore(csv === STALE ? 300 : 5) }));
}

function placesOf(order: OrderInput, { outside: { vacancy, shortStay, forwarder, ipDistance } = {} }: World): Upload[] {
  const uploads: Upload[] = [];
  const home = addressOf(order);
  if (vacancy?.known) {
    const { vacant, ageDays } = vacancy.value;
    uploads.push([
      "vacancies",
      `address,status,as_of\n${home},${vacant ? "vacant" : "occupied"},${dayBefore(ageDays)}`,
    ]);
  }
  if (shortStay?.known) {
    const { kind } = shortStay.value;
    uploads.push(["short_stays", `address,kind\n${kind === null ? `${ELSEWHERE},hotel` : `${home},${kind}`}`]);
  }
  if (forwarder?.known) {
    uploads.push(["forwarders", `address,name\n${forwarder.value.listed ? home : ELSEWHERE},転送`]);
  }
  if (ipDistance?.known) {
    const latitude = NAHA.latitude + ipDistance.value.km / KM_PER_DEGREE;
    uploads.push(["municipalities", `prefecture,city,latitude,longitude\n東京都,渋谷区,${latitude},${NAHA.longitude}`]);
  }
  return uploads;
}

function numbersOf({ payment, buyer }: OrderInput, { outside: { card, phones } = {} }: World): Upload[] {
  const uploads: Upload[] = [];
  if (card?.known) {
    const { issuerCountry, funding } = card.value;
    uploads.push(["bins", `bin,country,funding\n${payment?.card?.bin},${issuerCountry},${funding}`]);
  }
  const facility = phones?.[0]?.facility;
  if (facility?.known) {
    const row = facility.value.kind === null ? "011-222-3333,飲食店" : `${buyer?.mobile},${facility.value.kind}`;
    uploads.push(["facility_phones", `phone,kind\n${row}`]);
  }
  return uploads;
}

/** Of classes that the built-in tables do not tell, or not of the network at hand. */
function networksOf({ device }: OrderInput, { ip, outside = {} }: World): Upload[] {
  if (typeof ip !== "object") return [];
  const { networkClass, country } = ip;
  if (networkClass === "tor") return [["tor_exits", `ip\n${device?.ip}`]];
  if (networkClass === "unknown") return country === null ? [] : [["networks", STALE]];
  const isTold = networkClass === "vpn" || (networkClass === "mobile" && outside.ipDistance !== undefined);
  return isTold ? [["networks", `network,class\n${device?.ip}/32,${networkClass}`]] : [];
}

/** A table past its age limit can't say that an address is in none of its ranges. */
const STALE = "network,class\n198.18.0.0/15,vpn";

const dayBefore = (days: number): string => tokyoDay(Date.parse(NOW), -days);

function shipTo({ buyer, deliveries }: OrderInput): Party {
  const first: Delivery | undefined = deliveries?.[0];
  return (first === undefined || first.sameAsBuyer ? buyer : first) ?? {};
}

function addressOf(order: OrderInput): string {
  const { prefecture, city, addressLine1, addressLine2 } = shipTo(order);
  return [prefecture, city, addressLine1, addressLine2].filter(Boolean).join("");
}

/** Lists that hold something, and what the order hits. */
function entriesOf(order: OrderInput, lists: Partial<ListFacts>): readonly ListEntryInput[] {
  const { hits = [], nonEmpty = [] } = lists;
  const others = (["block", "allow"] as const).map((list) => entry({ list, kind: "member", value: "somebody-else" }));
  const filled = nonEmpty.map((list): ListEntryInput => {
    if (list === "affiliate_own") return entry({ list, kind: "member", value: "an-affiliate", subject: "aff-0" });
    return entry({ list, kind: "address_block", value: ELSEWHERE });
  });
  return [...others, ...filled, ...hits.map((hit) => listed(hit, order))];
}

const entry = (more: Pick<ListEntryInput, "list" | "kind" | "value"> & Partial<ListEntryInput>): ListEntryInput => ({
  target: "both",
  reason: more.list === "allow" ? "trusted_customer" : "stolen_card",
  forcesOk: false,
  ...more,
});

function listed({ list, kind, forcesOk, subject }: ListHit, order: OrderInput): ListEntryInput {
  const base = { list, kind, forcesOk, ...(subject === null ? {} : { subject }) };
  if (list === "forwarder") return entry({ ...base, reason: "forwarder", value: addressOf(order) });
  switch (kind) {
    case "phone":
      return entry({ ...base, value: order.buyer?.mobile ?? "" });
    case "member":
      return entry({ ...base, value: order.buyer?.memberId ?? "" });
    case "address":
    case "address_block":
      return entry({ ...base, value: addressOf(order) });
    default:
      throw new Error(`no scenario lists a ${kind}`);
  }
}

let households = 0;

/** What one scenario tells the network, the orders of all others would hear. */
function metNowhereElse(order: OrderInput): OrderInput {
  households += 1;
  const own = {
    mobile: `090-2000-${String(households).padStart(4, "0")}`,
    email: `household${households}@example.jp`,
    addressLine2: `恵比寿ハイツ${900 + households}`,
  };
  return { ...order, buyer: { ...order.buyer, ...own } };
}

const STRANGERS = 20;
const ORDERS_IN_ATTACK = 10;

/** Orders of strangers, from which a shop's figures are what the scenario says of them. */
function shopsDay(shop: Facts["shop"] | undefined): readonly EarlierOrder[] {
  if (!shop?.known) return [];
  const { amountMedian, auth1h } = shop.value;
  if (amountMedian !== null) {
    return Array.from({ length: STRANGERS }, (_, index) => ({
      order: earlierOrder(index + 2, "days", { ...stranger(index), amountTotal: amountMedian }),
    }));
  }
  const { attempts, failed } = auth1h ?? { attempts: 0, failed: 0 };
  return Array.from({ length: ORDERS_IN_ATTACK }, (_, index) => {
    const auth = {
      attempts: Math.min(31, Math.ceil(attempts / ORDERS_IN_ATTACK)),
      declines: Math.floor(failed / ORDERS_IN_ATTACK),
    };
    return { order: earlierOrder(index + 2, "minutes", { ...stranger(index), payment: { method: "card", auth } }) };
  });
}

/** Nobody whom the order could have anything in common with. */
const stranger = (index: number): Partial<OrderInput> => ({
  buyer: { memberId: `stranger-${index}` },
  deliveries: undefined,
  device: undefined,
  payment: { method: "cod" },
  items: undefined,
});

/** The same person at another merchant, as far as the two merchants can tell. */
export function sharing(kind: NetworkNegative["kind"] | "all", { buyer = {} }: OrderInput): Partial<OrderInput> {
  const { memberId: _, ...known } = buyer;
  if (kind === "all") return { buyer: known, device: undefined };
  const { mobile, email, ...home } = known;
  const stranger = somebody({ memberId: undefined, email: undefined, mobile });
  return { buyer: kind === "phone" ? stranger : home, device: undefined };
}
