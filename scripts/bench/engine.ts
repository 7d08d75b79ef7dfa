import { assess } from "@/lib/risk/assess";
import type { Facts } from "@/lib/risk/facts";
import { packFacts } from "@/lib/risk/facts-record";
import { FEATURE_CATALOGUE } from "@/lib/risk/features";
import { addressIdentity } from "@/lib/risk/identity/address";
import { normaliseOrder } from "@/lib/risk/identity/normalise";
import type { Order, OrderInput } from "@/lib/risk/order";
import { compileRuleset, type Rule, type Ruleset } from "@/lib/risk/ruleset";
import { starterRules, starterRuleset } from "@/lib/risk/starter-ruleset";
import { refuseCardNumbers } from "@/lib/screening/card-numbers";
import { gatherFacts } from "@/lib/screening/enrich/gather-facts";
import { encodeFacts } from "@/lib/screening/facts-bytes";
import { facetsOf, identifiersOf, listCandidates } from "@/lib/screening/identifiers";
import { orderSchema } from "@/lib/screening/order-schema";
import { median } from "../replay/metrics/quantile";
import { MemoryHistory } from "./memory-history";
import type { OrderSupply } from "./orders";

const ORDERS = 2_000;
const ROUNDS = 7;
const SHOP = "00000000-0000-4000-8000-000000000001";

type Prepared = { readonly text: string; readonly input: OrderInput; readonly order: Order; readonly facts: Facts };

/** Steps of a screening that touch no database, in microseconds of processor time per order: medians over rounds of the mean over 2,000 orders. */
export function benchEngine(supply: OrderSupply): Record<string, number | string> {
  const history = new MemoryHistory();
  // The first half fills the history and warms the compiler up.
  for (let i = 0; i < ORDERS; i++) prepare(supply.next(), history);
  const prepared = Array.from({ length: ORDERS }, () => prepare(supply.next(), history));
  const ruleset = fiftyRules();
  const steps: Record<string, (one: Prepared) => unknown> = {
    parseJson: ({ text }) => JSON.parse(text),
    zodParse: ({ input }) => orderSchema.parse(input),
    cardNumbers: ({ input }) => refuseCardNumbers(input),
    normalise: ({ input }) => normaliseOrder(input),
    identifiers: ({ order }) => [identifiersOf(order), facetsOf(order, SHOP), listCandidates(order)],
    assess: ({ order, facts }) => assess(order, facts, ruleset),
    address: ({ input }) => addressIdentity(input.buyer ?? {}),
    packFacts: ({ facts }) => packFacts(facts),
    encodeFacts: ({ facts }) => encodeFacts(packFacts(facts)),
  };
  const figures = Object.entries(steps).map(([name, step]) => [`${name}Us`, microseconds(prepared, step)] as const);
  const addressUs = figures.find(([name]) => name === "addressUs")?.[1] ?? 0;
  const addressesPerSecond = addressUs > 0 ? Math.round(1_000_000 / addressUs) : 0;
  const counts = { orders: ORDERS, signals: ruleset.readers.length, rules: ruleset.rules.length };
  return { bench: "engine", ...counts, ...Object.fromEntries(figures), addressesPerSecond };
}

function prepare(input: OrderInput, history: MemoryHistory): Prepared {
  const order = normaliseOrder(input);
  const known = {
    identifiers: identifiersOf(order),
    facets: facetsOf(order, SHOP),
    candidates: listCandidates(order),
  };
  const facts = gatherFacts(order, known, history.read(order.at, known.identifiers));
  history.add(order, known.identifiers, known.facets);
  return { text: JSON.stringify(input), input, order, facts };
}

export function starter(): Ruleset {
  const compiled = compileRuleset(starterRuleset(1, "en"));
  if (compiled.ok) return compiled.ruleset;
  throw new Error(`the starter ruleset does not compile: ${JSON.stringify(compiled.errors)}`);
}

const RULES = 50;

/** The starter rules, and further ones over fields from all of the catalogue. */
function fiftyRules(): Ruleset {
  const rules = starterRules("en");
  const { fields } = FEATURE_CATALOGUE;
  const more = Array.from({ length: RULES - rules.length }, (_, index): Rule => {
    const field = fields[Math.floor((index * fields.length) / (RULES - rules.length))];
    const name = field?.name ?? "order.amountTotal";
    const id = `bench-${index}`;
    return {
      id,
      name: id,
      condition: conditionOn(name, field?.type),
      effect: { kind: "HOLD" },
      enabled: true,
      position: 100 + index,
    };
  });
  const compiled = compileRuleset({ version: 1, rules: [...rules, ...more], settings: {} });
  if (compiled.ok) return compiled.ruleset;
  throw new Error(`the ruleset of the bench does not compile: ${JSON.stringify(compiled.errors)}`);
}

function conditionOn(name: string, type: string | undefined): string {
  if (type === "bool") return `!isMissing(${name}) && ${name} && order.amountTotal >= 1000000`;
  return type === "string" ? `${name} == "nowhere"` : `${name} >= 1000000 || ${name} < 0`;
}

function microseconds(prepared: readonly Prepared[], step: (one: Prepared) => unknown): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    for (const one of prepared) step(one);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / prepared.length;
  });
  return Number((median(rounds) ?? 0).toFixed(1));
}
