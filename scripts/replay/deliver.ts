import { z } from "zod";
import type { BatchEvent } from "@/lib/outcomes/contract";
import type { OrderInput } from "@/lib/risk/order";
import { FRAUD_EVENT_TYPES, GENUINE_EVENT_TYPES, VERDICTS, type Verdict } from "@/lib/shared/vocabulary";
import type { Answer, ApiClient } from "./api-client";

/** What a screening said, as far as the report asks. */
export type Screened = {
  readonly created: boolean;
  readonly verdict: Verdict;
  readonly riskScore: number;
  readonly signals: readonly string[];
  readonly rules: readonly { readonly id: string; readonly name: string }[];
  readonly elapsedMs: number;
};

const answer = z.object({
  verdict: z.enum(VERDICTS),
  riskScore: z.number(),
  reasons: z.array(z.object({ code: z.string() })),
  rulesFired: z.array(z.object({ ruleId: z.string(), name: z.string() })),
});
const problem = z.object({ detail: z.string().optional(), title: z.string(), errors: z.array(z.unknown()).optional() });

/** Screens one order; a text says why it was refused. */
export async function screen(client: ApiClient, order: OrderInput): Promise<Screened | string> {
  const response = await client.post("/api/v1/screenings", JSON.stringify(order));
  if (response.status !== 200 && response.status !== 201) return refusal(response);
  const result = answer.parse(JSON.parse(response.text));
  return {
    created: response.status === 201,
    verdict: result.verdict,
    riskScore: result.riskScore,
    signals: result.reasons.map((reason) => reason.code),
    rules: result.rulesFired.map((rule) => ({ id: rule.ruleId, name: rule.name })),
    elapsedMs: response.elapsedMs,
  };
}

/** Records events; for each null, or why it was refused. */
export async function tell(client: ApiClient, events: readonly BatchEvent[]): Promise<(string | null)[]> {
  const body = `${events.map((event) => JSON.stringify(event)).join("\n")}\n`;
  const response = await client.post("/api/v1/orders/events/batch", body, "application/x-ndjson");
  if (response.status !== 200) return events.map(() => refusal(response));
  const lines = response.text.split("\n").filter((line) => line !== "");
  return events.map((_, index) => {
    const line: unknown = JSON.parse(lines[index] ?? '{"title":"no answer"}');
    const failed = problem.safeParse(line);
    return failed.success ? describe(failed.data) : null;
  });
}

function refusal(response: Answer): string {
  try {
    return `${response.status} ${describe(problem.parse(JSON.parse(response.text)))}`;
  } catch {
    return `${response.status} ${response.text.slice(0, 200)}`;
  }
}

const describe = ({ title, detail, errors }: z.infer<typeof problem>): string =>
  [detail ?? title, ...(errors?.length ? [JSON.stringify(errors[0])] : [])].join(" ");

const FRAUD: ReadonlySet<string> = new Set(FRAUD_EVENT_TYPES);
const GENUINE: ReadonlySet<string> = new Set(GENUINE_EVENT_TYPES);

/** What an event says of its order's honesty; null = nothing. */
export function labelOf(event: BatchEvent): "fraud" | "genuine" | null {
  if (FRAUD.has(event.type)) return "fraud";
  return GENUINE.has(event.type) ? "genuine" : null;
}
