import type { Typology, Verdict } from "../shared/vocabulary";
import { FEATURE_CATALOGUE, slotsOf } from "./features";
import type { CompiledRule } from "./rules/compile-rule";
import { compileRule } from "./rules/compile-rule";
import type { RuleError } from "./rules/rule-error";
import { type RiskSettings, riskSettings, type ShopSettings, settingsByShop } from "./settings";
import { SIGNAL_CODES, SIGNALS, type SignalCode } from "./signals";
import type { BoundReader, Signal } from "./signals/signal";

/** What a fired rule does: a verdict, or points (negative ones are trust) for one kind of harm. */
export type RuleEffect =
  | { readonly kind: Verdict }
  | { readonly kind: "score"; readonly points: number; readonly typology: Typology };

export type Rule = {
  readonly id: string;
  readonly name: string;
  readonly description?: string | undefined;
  /** CEL over the fields of `features.ts`; see `rules/compile-rule.ts`. */
  readonly condition: string;
  readonly effect: RuleEffect;
  readonly enabled: boolean;
  /** Order in which the rules are listed and evaluated; it has no influence on the verdict. */
  readonly position: number;
};

export type RulesetDocument = {
  readonly version: string | number;
  readonly rules: readonly Rule[];
  /** Partial or full risk settings, as stored. */
  readonly settings: unknown;
};

/** A published set, ready to assess with. Immutable; keep it for as long as the version is in use. */
export type Ruleset = {
  readonly version: string | number;
  readonly settings: RiskSettings;
  /** Enabled signals with their thresholds fixed, in the order of the catalogue. */
  readonly readers: readonly SignalReader[];
  /** Likewise for the shops that have settings of their own, by their code. */
  readonly shops: ReadonlyMap<string, Tuned>;
  /** Enabled rules by position. */
  readonly rules: readonly ReadyRule[];
  /** The slots that those rules read. */
  readonly slots: readonly number[];
};

export type Tuned = { readonly settings: ShopSettings; readonly readers: readonly SignalReader[] };

export type SignalReader = {
  readonly code: SignalCode;
  readonly signal: Signal<SignalCode>;
  readonly points: number;
  readonly action: RiskSettings["signals"][SignalCode]["action"];
  readonly read: BoundReader;
};
export type ReadyRule = { readonly rule: Rule; readonly compiled: CompiledRule };

export type RulesetError =
  | { readonly part: "rule"; readonly ruleId: string; readonly errors: readonly RuleError[] }
  | { readonly part: "settings"; readonly path: readonly (string | number)[]; readonly message: string };

export type RulesetResult =
  | { readonly ok: true; readonly ruleset: Ruleset }
  | { readonly ok: false; readonly errors: readonly RulesetError[] };

const CODES: ReadonlySet<string> = new Set(SIGNAL_CODES);

/** Parses the settings and compiles every rule, disabled ones too: a stored set is sound as a whole or not at all. */
export function compileRuleset({ version, rules, settings: document }: RulesetDocument): RulesetResult {
  const parsed = riskSettings.safeParse(document ?? {});
  const errors: RulesetError[] = (parsed.error?.issues ?? []).map(({ path, message }) => ({
    part: "settings",
    path: path.map((step) => (typeof step === "number" ? step : String(step))),
    message,
  }));
  const ready: ReadyRule[] = [];
  for (const rule of rules.toSorted((a, b) => a.position - b.position)) {
    const result = compileRule(rule.condition, FEATURE_CATALOGUE, { signalCodes: CODES });
    if (!result.ok) errors.push({ part: "rule", ruleId: rule.id, errors: result.errors });
    else if (rule.enabled) ready.push({ rule, compiled: result.rule });
  }
  if (!parsed.success || errors.length > 0) return { ok: false, errors };
  const settings = parsed.data;
  const slots = slotsOf(ready.flatMap(({ compiled }) => compiled.fieldsUsed));
  const shops = [...settingsByShop(settings)].map(
    ([code, own]) => [code, { settings: own, readers: readersOf(own) }] as const,
  );
  return {
    ok: true,
    ruleset: { version, settings, readers: readersOf(settings), shops: new Map(shops), rules: ready, slots },
  };
}

/** What an order of that shop is judged by. */
export function tunedFor(ruleset: Ruleset, shop: string | undefined): Tuned {
  return (shop === undefined ? undefined : ruleset.shops.get(shop)) ?? ruleset;
}

function readersOf(settings: ShopSettings): readonly SignalReader[] {
  const switchedOn = SIGNALS.filter(({ code }) => settings.signals[code].enabled);
  return switchedOn.map((signal) => {
    const { points, action, params } = settings.signals[signal.code];
    const bases = switchedOn
      .filter(({ code }) => signal.basedOn.includes(code))
      .map((base) => base.bind(settings.signals[base.code].params, []));
    return { code: signal.code, signal, points, action, read: signal.bind(params, bases) };
  });
}
