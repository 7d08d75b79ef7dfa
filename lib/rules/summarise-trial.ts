import type { Assessment } from "../risk/assess";
import type { Rule } from "../risk/ruleset";
import { VERDICTS, type Verdict } from "../shared/vocabulary";
import { type LABELS, TRIAL_EXAMPLES, type TrialView } from "./contract";

type Label = (typeof LABELS)[number];

/** One recorded screening, judged again by the published rules and by the draft. */
export type Replayed = {
  readonly orderId: string;
  readonly externalOrderId: string;
  readonly shopId: string;
  readonly orderedAt: Date;
  readonly amountTotal: number;
  readonly currency: string;
  readonly label: Label;
  readonly before: Pick<Assessment, "verdict">;
  readonly after: Pick<Assessment, "verdict" | "riskScore" | "rulesFired" | "rulesUnknown">;
};

type About = {
  readonly failed: number;
  readonly ruleId: string | null;
  readonly rules: readonly Rule[];
  readonly shopCodeById: ReadonlyMap<string, string>;
};

/** What the draft would have done, over orders that come latest first. */
export function summariseTrial(replayed: readonly Replayed[], about: About): TrialView {
  return {
    orders: replayed.length,
    failed: about.failed,
    from: replayed.at(-1)?.orderedAt.toISOString() ?? null,
    to: replayed[0]?.orderedAt.toISOString() ?? null,
    before: byVerdict(replayed.map(({ before }) => before.verdict)),
    after: byVerdict(replayed.map(({ after }) => after.verdict)),
    moved: movements(replayed),
    rules: about.rules.map(({ id }) => ({
      ruleId: id,
      unknown: replayed.filter(({ after }) => after.rulesUnknown.includes(id)).length,
      ...labelled(replayed.filter((one) => fires(one, id))),
    })),
    examples: examplesOf(replayed, about),
  };
}

const fires = ({ after }: Replayed, ruleId: string): boolean => after.rulesFired.some((rule) => rule.ruleId === ruleId);

function byVerdict(verdicts: readonly Verdict[]): Record<Verdict, number> {
  const count = (word: Verdict) => verdicts.filter((verdict) => verdict === word).length;
  return { OK: count("OK"), HOLD: count("HOLD"), NG: count("NG") };
}

function labelled(orders: readonly Replayed[]) {
  const count = (label: Label) => orders.filter((order) => order.label === label).length;
  return { orders: orders.length, fraud: count("fraud"), genuine: count("genuine"), open: count("open") };
}

function movements(replayed: readonly Replayed[]): TrialView["moved"] {
  return VERDICTS.flatMap((from) =>
    VERDICTS.flatMap((to) => {
      const orders = replayed.filter(({ before, after }) => before.verdict === from && after.verdict === to);
      return from === to || orders.length === 0 ? [] : [{ from, to, ...labelled(orders) }];
    }),
  );
}

function examplesOf(replayed: readonly Replayed[], { ruleId, shopCodeById }: About): TrialView["examples"] {
  return replayed
    .filter((one) => (ruleId === null ? one.before.verdict !== one.after.verdict : fires(one, ruleId)))
    .slice(0, TRIAL_EXAMPLES)
    .map((one) => ({
      orderId: one.orderId,
      externalOrderId: one.externalOrderId,
      shopId: shopCodeById.get(one.shopId) ?? "",
      orderedAt: one.orderedAt.toISOString(),
      amountTotal: one.amountTotal,
      currency: one.currency,
      before: one.before.verdict,
      after: one.after.verdict,
      riskScore: one.after.riskScore,
      label: one.label,
    }));
}
