import "server-only";
import type { ApiKeyActor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { answerLines } from "@/lib/platform/http/ndjson";
import { faults, REPORTING } from "@/lib/platform/http/zod-faults";
import type { IdentifierKind } from "@/lib/risk/facts";
import { normaliseOrder } from "@/lib/risk/identity/normalise";
import type { OrderInput } from "@/lib/risk/order";
import { DomainError } from "@/lib/shared/domain-error";
import { inOrderedLanes } from "@/lib/shared/ordered-lanes";
import type { Locale } from "@/lib/shared/vocabulary";
import { identifiersOf } from "./identifiers";
import { orderSchema } from "./order-schema";
import { screenOrder } from "./screen-order";

/** Orders screened at once. */
const LANES = 16;

/** Too widely shared to be waited for; what they say of an order does not hang on the order of a few lines. */
const BROAD: ReadonlySet<IdentifierKind> = new Set(["ipNet", "affiliate", "sku"]);

/**
 * Screens one order a line, answers one line each, in order. Orders that share a person, card, device or address are screened in the
 * order of their lines, as if they had come one by one; the others run side by side.
 */
export function screenBatch(
  actor: ApiKeyActor,
  request: Request,
  at: { locale: Locale; requestId: string },
): Promise<Response> {
  return answerLines(request, at, (values) =>
    inOrderedLanes(values.map(parseOrder), LANES, orderingKeys, (order) => screenLine(actor, order, at.locale)),
  );
}

function parseOrder(value: unknown): OrderInput | DomainError {
  const parsed = orderSchema.safeParse(value, REPORTING);
  if (parsed.success) return parsed.data;
  const errors = faults(parsed.error);
  return new DomainError("invalid_request", { values: { count: errors.length }, errors });
}

/** What makes two orders act on one another: being the same order, or sharing an identifier. */
function orderingKeys(order: OrderInput | DomainError): readonly string[] {
  if (order instanceof DomainError) return [];
  const identifiers = identifiersOf(normaliseOrder(order)).filter((identifier) => !BROAD.has(identifier.kind));
  return [`order:${order.externalOrderId}`, ...identifiers.map((identifier) => `${identifier.kind}:${identifier.key}`)];
}

/** An error is an answer too: it must not stop the other lines. */
async function screenLine(actor: ApiKeyActor, order: OrderInput | DomainError, locale: Locale): Promise<object> {
  if (order instanceof DomainError) return order;
  try {
    const { result } = await screenOrder(actor, order, { now: now(), locale, startedAt: performance.now() });
    return result;
  } catch (error) {
    return error instanceof Error ? error : new Error("screening failed", { cause: error });
  }
}
