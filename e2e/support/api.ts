import { type APIRequestContext, expect } from "@playwright/test";
import { heldOrder, type Order } from "./orders";

export type Locale = "ja" | "en";
export type Reason = { code: string; label: string; message: string };
export type Screening = {
  screeningId: string;
  externalOrderId: string;
  verdict: "OK" | "HOLD" | "NG";
  caseId: string | null;
  reasons: Reason[];
  rulesFired: { ruleId: string; name: string }[];
};
export type Held = { order: Order; screening: Screening; caseId: string };

/** The merchant's system: what it sends and asks with its API key. */
export class Merchant {
  readonly #request: APIRequestContext;
  constructor(request: APIRequestContext) {
    this.#request = request;
  }

  async screen(order: Order, locale: Locale = "ja"): Promise<Screening> {
    const response = await this.#request.post("/api/v1/screenings", {
      data: order,
      headers: { "accept-language": locale },
    });
    expect(response.status(), await response.text()).toBe(201);
    return response.json();
  }

  /** A screening that waits for a person. */
  async hold(more: Record<string, unknown> = {}): Promise<Held> {
    const order = heldOrder(more);
    const screening = await this.screen(order);
    expect(screening.verdict).toBe("HOLD");
    if (screening.caseId === null) throw new Error("a held order opened no case");
    return { order, screening, caseId: screening.caseId };
  }

  async read(screeningId: string, locale: Locale): Promise<Screening> {
    const response = await this.#request.get(`/api/v1/screenings/${screeningId}`, {
      headers: { "accept-language": locale },
    });
    expect(response.status()).toBe(200);
    return response.json();
  }

  /** Something that just happened to an order. */
  async report(externalOrderId: string, type: string): Promise<void> {
    const path = `/api/v1/orders/${encodeURIComponent(externalOrderId)}/events`;
    const response = await this.#request.post(path, { data: { type, occurredAt: new Date().toISOString() } });
    expect(response.status(), await response.text()).toBe(201);
  }

  /** Whether the order may be shipped, as the merchant's warehouse asks. */
  async shipDecision(externalOrderId: string): Promise<{ decision: string; basis: string; reasons: string[] }> {
    const response = await this.#request.get(`/api/v1/orders/${encodeURIComponent(externalOrderId)}/ship-decision`);
    expect(response.status()).toBe(200);
    return response.json();
  }
}
