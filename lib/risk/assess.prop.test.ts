import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ORDER_EVENT_TYPES, TYPOLOGIES } from "../shared/vocabulary";
import { type Assessment, assess } from "./assess";
import { type Facts, IDENTIFIER_KINDS, type KindHistory } from "./facts";
import { normaliseOrder } from "./identity/normalise";
import { compileRuleset, type Ruleset } from "./ruleset";
import { SCENARIOS } from "./scenarios";
import { factsIn } from "./scenarios/facts-in";
import { starterRuleset } from "./starter-ruleset";

function ruleset(settings: unknown = {}): Ruleset {
  const result = compileRuleset({ ...starterRuleset(1, "ja"), settings });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.ruleset;
}
const STARTER = ruleset();

const ordinal = fc.option(fc.nat(6), { nil: null });
const sighting = fc.record({
  ago: fc.nat(400 * 86_400),
  order: fc.nat(40),
  member: ordinal,
  name: ordinal,
  email: ordinal,
  card: ordinal,
  device: ordinal,
  room: ordinal,
  spelling: ordinal,
  shop: ordinal,
  amount: fc.option(fc.nat(200_000), { nil: null }),
  firstOffer: fc.boolean(),
  deferred: fc.boolean(),
  affiliate: fc.boolean(),
  cod: fc.boolean(),
  auth: fc.option(
    fc.record({
      result: fc.constantFrom("approved", "declined", null),
      declines: fc.nat(15),
      attempts: fc.nat(31),
    }),
    { nil: null },
  ),
  took: fc.option(fc.record({ item: fc.nat(2), quantity: fc.nat(9) }), { nil: null }),
  alike: fc.option(fc.record({ surname: ordinal, given: ordinal, building: ordinal, mail: ordinal }), { nil: null }),
});
const outcome = fc.record({
  ago: fc.nat(400 * 86_400),
  order: fc.nat(40),
  type: fc.constantFrom(...ORDER_EVENT_TYPES),
});
const kindHistory: fc.Arbitrary<KindHistory> = fc.record({
  sightings: fc.array(sighting, { maxLength: 12 }),
  outcomes: fc.array(outcome, { maxLength: 6 }),
  capped: fc.boolean(),
});
const history = fc.record(Object.fromEntries(IDENTIFIER_KINDS.map((kind) => [kind, kindHistory])), {
  requiredKeys: [],
});
const scenario = fc.constantFrom(...SCENARIOS);
const situation = fc.tuple(scenario, history).map(([{ order: input, world = {} }, kinds]) => {
  const order = normaliseOrder(input);
  const facts: Facts = {
    ...factsIn(order, world),
    history: { kinds, orders: Array.from({ length: 41 }, (_, i) => `o-${i}`) },
  };
  return { order, facts };
});

describe("assess", () => {
  it("answers the same of any facts twice, in plain JSON, and asks every signal once", () => {
    fc.assert(
      fc.property(situation, ({ order, facts }) => {
        const first = assess(order, facts, STARTER);
        expect(assess(order, structuredClone(facts), STARTER)).toEqual(first);
        expect(JSON.parse(JSON.stringify(first))).toEqual(first);
        expect(first.readings.map(({ code }) => code)).toEqual(STARTER.readers.map(({ code }) => code));
      }),
    );
  });

  it("never lowers a score for a risk signal that was switched on", () => {
    fc.assert(
      fc.property(situation, fc.constantFrom(...STARTER.readers.map(({ code }) => code)), ({ order, facts }, code) => {
        const without = assess(order, facts, ruleset({ signals: { [code]: { enabled: false } } }));
        const all = assess(order, facts, STARTER);
        const trusts = all.reasons.some((reason) => reason.code === code && reason.action === "trust");
        const scores = ({ riskScore, typologies }: Assessment) => [riskScore, ...TYPOLOGIES.map((t) => typologies[t])];
        const before = scores(without);
        scores(all).forEach((score, at) => {
          if (trusts) expect(score).toBeLessThanOrEqual(before[at] ?? 0);
          else expect(score).toBeGreaterThanOrEqual(before[at] ?? 0);
        });
      }),
    );
  });

  it("never lowers a score for one more rule that asks for HOLD or NG, and puts what they caught above what nothing did", () => {
    const always = (id: string, kind: "HOLD" | "NG") => ({
      id,
      name: id,
      condition: "order.amountTotal >= 0",
      effect: { kind },
      enabled: true,
      position: 99,
    });
    const withRules = (...more: ReturnType<typeof always>[]) => {
      const result = compileRuleset({ ...starterRuleset(1, "ja"), rules: [...starterRuleset(1, "ja").rules, ...more] });
      if (!result.ok) throw new Error("unsound");
      return result.ruleset;
    };
    const [held, refused] = [withRules(always("hold", "HOLD")), withRules(always("ng", "NG"))];
    fc.assert(
      fc.property(situation, ({ order, facts }) => {
        const plain = assess(order, facts, STARTER);
        const hold = assess(order, facts, held);
        const ng = assess(order, facts, refused);
        expect(hold.riskScore).toBeGreaterThanOrEqual(plain.riskScore);
        expect(ng.riskScore).toBeGreaterThanOrEqual(Math.max(plain.riskScore, 900));
        expect(hold.typologies).toEqual(plain.typologies);
      }),
    );
  });

  it("judges an order of a shop with settings of its own by these", () => {
    const story = SCENARIOS.find(({ name }) => name.startsWith("1日に5枚"));
    if (story === undefined) throw new Error("scenario missing");
    const shops = { outlet: { signals: { C17: { enabled: false }, R04: { enabled: false } } } };
    const of = (shopId: string) => {
      const order = normaliseOrder({ ...story.order, shopId });
      return assess(order, factsIn(order, story.world ?? {}), ruleset({ shops }));
    };
    expect(of("honten").verdict).toBe("NG");
    expect(of("outlet").readings.some(({ code }) => code === "C17")).toBe(false);
  });

  it("takes an administrator's choice of action over the reading's own", () => {
    const story = SCENARIOS.find(({ name }) => name.startsWith("1日に5枚"));
    if (story === undefined) throw new Error("scenario missing");
    const order = normaliseOrder(story.order);
    const facts = factsIn(order, story.world ?? {});
    expect(assess(order, facts, STARTER).verdict).toBe("NG");
    expect(assess(order, facts, ruleset({ signals: { C17: { action: "weight", points: 100 } } })).verdict).toBe("OK");
  });

  it("lets rules ask about signals, and hear nothing of one that is switched off", () => {
    const rules = [
      { id: "s", name: "s", condition: 'fired("C37")', effect: { kind: "HOLD" }, enabled: true, position: 1 },
    ] as const;
    const story = SCENARIOS.find(({ name }) => name.startsWith("登録3分後"));
    if (story === undefined) throw new Error("scenario missing");
    const order = normaliseOrder(story.order);
    const facts = factsIn(order, {});
    const compiled = (settings: unknown) => {
      const result = compileRuleset({ version: 1, rules, settings });
      if (!result.ok) throw new Error("unsound");
      return assess(order, facts, result.ruleset);
    };
    expect(compiled({}).rulesFired.map(({ ruleId }) => ruleId)).toEqual(["s"]);
    expect(compiled({ signals: { C37: { enabled: false } } }).rulesUnknown).toEqual(["s"]);
  });
});
