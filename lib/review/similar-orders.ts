import "server-only";
import { word } from "@/lib/screening/reason-texts";
import {
  FRAUD_EVENT_TYPES,
  GENUINE_EVENT_TYPES,
  type Locale,
  ORDER_EVENT_TYPES,
  type OrderEventType,
  VERDICTS,
} from "../shared/vocabulary";
import type { StoredAssessment } from "./assessment";
import type { NetworkReference, SimilarOrder } from "./contract";
import type { SimilarRecord } from "./store";

/** The similar orders the engine named, strongest first, with what became of them; orders erased since are left out. */
export function similarOrders(
  ids: readonly string[],
  { similarOrders: named }: StoredAssessment,
  records: readonly SimilarRecord[],
  locale: Locale,
): SimilarOrder[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return ids.flatMap((id, index) => {
    const record = byId.get(id);
    return record ? [shown(record, sharedWords(named[index]?.sharedFields ?? [], locale))] : [];
  });
}

/** What other merchants told of the order's identifiers, in words. */
export function networkReferences({ networkReferences: told }: StoredAssessment, locale: Locale): NetworkReference[] {
  return told.map(({ sharedField, kind, ...rest }) => ({
    ...rest,
    sharedField: word("sharedField", sharedField, locale),
    negative: word("negative", kind, locale),
  }));
}

const sharedWords = (fields: readonly string[], locale: Locale) =>
  fields.map((field) => word("sharedField", field, locale));

function shown(record: SimilarRecord, sharedFields: readonly string[]): SimilarOrder {
  const decision = record.cases[0]?.decision?.decision;
  return {
    shopId: record.shop.code,
    externalOrderId: record.externalOrderId,
    orderedAt: record.orderedAt.toISOString(),
    amountTotal: Number(record.amountTotal),
    currency: record.currency,
    sharedFields: [...sharedFields],
    verdict: VERDICTS.find((verdict) => verdict === record.screenings[0]?.verdict) ?? null,
    decision: decision === "approve" || decision === "reject" ? decision : null,
    outcome: mostTelling(record.events.map((event) => event.type)),
  };
}

const FRAUD: readonly string[] = FRAUD_EVENT_TYPES;
const GENUINE: readonly string[] = GENUINE_EVENT_TYPES;

/** Of event types in order of time: the last that confirms fraud, else the last that confirms a genuine order, else the last. */
function mostTelling(types: readonly string[]): OrderEventType | null {
  const told =
    types.findLast((type) => FRAUD.includes(type)) ?? types.findLast((type) => GENUINE.includes(type)) ?? types.at(-1);
  return ORDER_EVENT_TYPES.find((type) => type === told) ?? null;
}
