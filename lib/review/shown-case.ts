import "server-only";
import { evidenceSentence, signalLabel, word } from "@/lib/screening/reason-texts";
import { type Locale, TYPOLOGIES } from "../shared/vocabulary";
import type { StoredAssessment } from "./assessment";
import { compareParties, maskShipTo } from "./compare-parties";
import { maskFacts } from "./mask";
import { deviceFacts, orderFacts, paymentFacts, personFacts } from "./order-facts";
import { maskedIdentifier, type OrderIdentifier } from "./order-identifiers";
import type { CaseRecord, RuleDescriptions } from "./store";
import { storedDeliveries, storedOrder } from "./stored-order";

/** What the engine found, in the reader's words. */
export function assessed(assessment: StoredAssessment, descriptions: RuleDescriptions, locale: Locale) {
  return {
    typologies: Object.entries(assessment.typologies).flatMap(([name, score]) => {
      const typology = TYPOLOGIES.find((known) => known === name);
      return typology && score > 0 ? [{ typology, score }] : [];
    }),
    reasons: assessment.reasons.map((reason) => ({
      ...reason,
      label: signalLabel(reason.code, locale),
      message: evidenceSentence(reason.code, reason.evidence, locale),
    })),
    rulesFired: assessment.rulesFired.map(({ ruleId, name, effect }) => ({
      ruleId,
      name,
      description: descriptions.get(ruleId) ?? "",
      action: effect.kind,
      points: effect.kind === "score" ? effect.points : 0,
    })),
    decidedBy: { step: word("decidedBy", assessment.decidedBy.step, locale), by: assessment.decidedBy.by },
    notEvaluated: assessment.notEvaluated.map(({ code, why }) => ({
      code,
      why,
      label: signalLabel(code, locale),
      because: word("unknown", why, locale),
    })),
  };
}

type Item = Pick<
  CaseRecord["order"]["items"][number],
  "sku" | "name" | "category" | "unitPrice" | "quantity" | "isHighResale" | "isTrial"
>;

/** What the merchant sent; `masked` shortens what is personal, and leaves out what buyers wrote. */
export function asSent(
  {
    order,
  }: { readonly order: Pick<CaseRecord["order"], "document" | "deliveries"> & { readonly items: readonly Item[] } },
  identifiers: readonly (OrderIdentifier & { readonly blocked: boolean })[],
  masked: boolean,
) {
  const sent = storedOrder.parse(order.document);
  const deliveries = storedDeliveries(order.deliveries);
  const shipTos = (deliveries.length > 0 ? deliveries : [undefined]).map((one) => compareParties(sent.buyer, one));
  const facts = { buyer: personFacts(sent.buyer), payment: paymentFacts(sent.payment), device: deviceFacts(sent) };
  return {
    shipTos: masked ? shipTos.map(maskShipTo) : shipTos,
    buyer: masked ? maskFacts(facts.buyer) : facts.buyer,
    order: orderFacts(sent),
    payment: masked ? maskFacts(facts.payment) : facts.payment,
    device: masked ? maskFacts(facts.device) : facts.device,
    identifiers: identifiers.map(({ ref, kind, side, shown, key, blocked }) => ({
      ref,
      kind,
      side,
      shown: masked ? maskedIdentifier({ kind, shown }) : shown,
      key: String(key),
      blocked,
    })),
    items: order.items.map(({ sku, name, category, unitPrice, quantity, isHighResale, isTrial }) => ({
      sku,
      name,
      category,
      unitPrice: unitPrice === null ? null : Number(unitPrice),
      quantity,
      isHighResale,
      isTrial,
    })),
    note: masked ? null : (sent.note ?? null),
    inHouse: sent.inHouse
      ? {
          verdict: sent.inHouse.verdict ?? null,
          score: sent.inHouse.score ?? null,
          reasons: sent.inHouse.reasons ?? [],
        }
      : null,
  };
}
