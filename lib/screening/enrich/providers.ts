import "server-only";
import type { AnswerOf } from "@/lib/providers/answers";
import { askProviders, type Outcome, type Question, type ReadyProvider } from "@/lib/providers/ask-providers";
import { providerFor, providersOf } from "@/lib/providers/ready-providers";
import type { Inputs } from "@/lib/providers/request";
import { PROVIDER_KINDS, type ProviderKind } from "@/lib/providers/vocabulary";
import type { Known, NetworkClass, UnknownWhy, VacancyFacts } from "@/lib/risk/facts";
import { isComparable } from "@/lib/risk/identity/is-comparable";
import type { AddressIdentity, Order, PhoneIdentity } from "@/lib/risk/order";
import { DAY_MS } from "@/lib/shared/durations";
import type { OrganizationId } from "@/lib/shared/ids";
import { known, unknown } from "./known";
import type { Place } from "./reference";

/** What live providers say of an order. */
export type ProviderFacts = {
  readonly phone: (phone: PhoneIdentity) => Known<{ readonly reachable: boolean; readonly assigned: boolean }>;
  readonly vacancy: Known<VacancyFacts>;
  readonly ip: Known<{ readonly networkClass: NetworkClass | null; readonly place: Place | null }>;
  readonly mailDomain: Known<{ readonly hasMx: boolean }>;
  readonly mailbox: Known<{ readonly deliverable: boolean }>;
  readonly addressExists: Known<{ readonly exists: boolean }>;
  /** Kinds that failed or were late, by the name their source has among the degraded. */
  readonly degraded: readonly string[];
};

export const SOURCE_NAMES = {
  phone_reachability: "phone",
  room_vacancy: "vacancy",
  ip_intelligence: "ip_provider",
  mail_deliverability: "mail",
  address_existence: "address",
} as const satisfies Record<ProviderKind, string>;

/** Numbers asked about per order: the buyer's and the ship-to's. Each call costs money. */
const PHONES_MAX = 2;
type Asked = { readonly kind: ProviderKind; readonly of: string; readonly question: Question };
type Told = ReadonlyMap<string, Outcome>;

export type ProviderJob = {
  readonly organizationId: OrganizationId;
  readonly shopId: string;
  readonly order: Order;
  readonly now: Date;
  readonly isPast: boolean;
  /** Kinds that need no asking: a table has said it already, for nothing. */
  readonly answered: readonly ProviderKind[];
};

/** All that can be asked is asked at once; at once, where there is nobody to ask. Rejects when the providers can't be read. */
export function providerFacts(job: ProviderJob, deadlineAt: number): ProviderFacts | Promise<ProviderFacts> {
  const providers = providersOf(job.organizationId);
  if (providers instanceof Promise) return providers.then((known) => askAll(job, known, deadlineAt));
  return providers.length === 0 ? NOBODY : askAll(job, providers, deadlineAt);
}

async function askAll(
  job: ProviderJob,
  providers: readonly ReadyProvider[],
  deadlineAt: number,
): Promise<ProviderFacts> {
  const why = (kind: ProviderKind): UnknownWhy => {
    if (!providerFor(providers, kind, job.shopId)) return "no_reference_data";
    return job.isPast ? "past_order" : "not_sent";
  };
  if (job.isPast) return factsOf(new Map(), why, job.order.at);
  const asked = wanted(job.order).flatMap(({ kind, of, inputs }): Asked[] => {
    const provider = job.answered.includes(kind) ? null : providerFor(providers, kind, job.shopId);
    return provider ? [{ kind, of, question: { provider, inputs } }] : [];
  });
  const outcomes = await askProviders(
    job.organizationId,
    asked.map((one) => one.question),
    { now: job.now, deadlineAt },
  );
  const told = new Map<string, Outcome>();
  for (const [at, { kind, of }] of asked.entries()) {
    const outcome = outcomes[at];
    if (outcome) told.set(`${kind} ${of}`, outcome);
  }
  return factsOf(told, why, job.order.at);
}

type Wanted = { readonly kind: ProviderKind; readonly of: string; readonly inputs: Inputs };

/** The questions an order gives rise to. What can't be right (a number that can't exist, an address without a block) is not paid for. */
function wanted(order: Order): Wanted[] {
  const list: Wanted[] = phonesAsked(order).map((phone) => ({
    kind: "phone_reachability",
    of: phone.key,
    inputs: { e164: phone.key, national: phone.key.replace(/^\+81/, "0") },
  }));
  const address = order.delivery?.address;
  if (address && isComparable(address)) {
    const inputs = addressInputs(address);
    if (address.room !== null) list.push({ kind: "room_vacancy", of: "", inputs });
    list.push({ kind: "address_existence", of: "", inputs });
  }
  if (order.ip) list.push({ kind: "ip_intelligence", of: "", inputs: { ip: order.ip.key } });
  const email = order.buyer?.email;
  if (email?.valid) {
    list.push({ kind: "mail_deliverability", of: "", inputs: { email: email.raw.trim(), domain: email.domain } });
  }
  return list;
}

function phonesAsked({ buyer, delivery }: Order): readonly PhoneIdentity[] {
  const byKey = new Map<string, PhoneIdentity>();
  for (const party of [buyer, delivery]) {
    // One per party, a mobile before a fixed line: it is the one that answers.
    const usable = (party?.phones ?? []).filter((phone) => phone.type !== "invalid");
    const best = usable.find((phone) => phone.type === "mobile") ?? usable[0];
    if (best) byKey.set(best.key, best);
  }
  return [...byKey.values()].slice(0, PHONES_MAX);
}

function addressInputs(address: AddressIdentity): Inputs {
  return {
    address: address.raw,
    postalCode: address.postalCode ?? "",
    prefecture: address.prefecture ?? "",
    city: address.city ?? "",
    town: address.town ?? "",
    block: address.block ?? "",
    building: address.building ?? "",
    room: address.room ?? "",
  };
}

function factsOf(told: Told, why: (kind: ProviderKind) => UnknownWhy, orderedAt: number): ProviderFacts {
  const read = <T>(kind: ProviderKind, of: string, take: (answer: Answer) => T | undefined): Known<T> => {
    const outcome = told.get(`${kind} ${of}`);
    if (outcome === undefined) return unknown(why(kind));
    if (outcome.state === "cap") return unknown("spend_cap_reached");
    if (outcome.state === "failed") return unknown("source_failed");
    const value = take(outcome.answer);
    return value === undefined ? unknown("not_in_reference_data") : known(value);
  };
  return {
    phone: (phone) => read("phone_reachability", phone.key, phoneOf),
    vacancy: read("room_vacancy", "", (answer) => vacancyOf(answer, orderedAt)),
    ip: read("ip_intelligence", "", ipOf),
    mailDomain: read("mail_deliverability", "", (answer) =>
      "hasMx" in answer && answer.hasMx !== undefined ? { hasMx: answer.hasMx } : undefined,
    ),
    mailbox: read("mail_deliverability", "", (answer) =>
      "deliverable" in answer && answer.deliverable !== undefined ? { deliverable: answer.deliverable } : undefined,
    ),
    addressExists: read("address_existence", "", (answer) => ("exists" in answer ? answer : undefined)),
    degraded: PROVIDER_KINDS.filter((kind) => failed(told, kind)).map((kind) => SOURCE_NAMES[kind]),
  };
}

const failed = (told: Told, kind: ProviderKind): boolean =>
  [...told].some(([key, outcome]) => key.startsWith(`${kind} `) && outcome.state === "failed");

type Answer = AnswerOf<ProviderKind>;

function phoneOf(answer: Answer) {
  if (!("status" in answer)) return undefined;
  return { reachable: answer.status === "reachable", assigned: answer.status !== "unassigned" };
}

/** Without a day, the statement is of the moment. */
function vacancyOf(answer: Answer, at: number): VacancyFacts | undefined {
  if (!("vacant" in answer)) return undefined;
  const asOf = answer.asOf === undefined ? at : Date.parse(`${answer.asOf}T00:00:00+09:00`);
  return { vacant: answer.vacant, ageDays: Math.max(0, Math.floor((at - asOf) / DAY_MS)) };
}

function ipOf(answer: Answer) {
  const { latitude, longitude } = "latitude" in answer ? answer : {};
  const place = latitude === undefined || longitude === undefined ? null : { latitude, longitude };
  const networkClass: NetworkClass | null = "class" in answer ? (answer.class ?? null) : null;
  return place === null && networkClass === null ? undefined : { networkClass, place };
}

const NOBODY = factsOf(new Map(), () => "no_reference_data", 0);
