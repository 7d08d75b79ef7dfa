import { expect, it } from "vitest";
import { assess } from "@/lib/risk/assess";
import type { Facts, OutsideFacts } from "@/lib/risk/facts";
import { normaliseOrder } from "@/lib/risk/identity/normalise";
import { compileRuleset } from "@/lib/risk/ruleset";
import { SCENARIOS } from "@/lib/risk/scenarios";
import { factsIn } from "@/lib/risk/scenarios/facts-in";
import { TABLE_NAMES, TABLE_SIGNALS, type TableName } from "./vocabulary";

const OVERDUE = { known: false, why: "reference_data_stale" } as const;
const LIVED_IN = { known: true, value: { vacant: false, ageDays: 0 } } as const;

const outside = (facts: Facts, part: Partial<OutsideFacts>): Facts => ({
  ...facts,
  outside: { ...facts.outside, ...part },
});
/** Neither a range nor an exit: with one of the two out of date, nobody knows. */
const unsureOfNetwork = (facts: Facts): Facts =>
  facts.ip.known ? { ...facts, ip: { ...facts.ip, value: { ...facts.ip.value, networkClass: "unknown" } } } : facts;

/** An order's facts when one table is past its age limit. */
const without: Record<TableName, (facts: Facts) => Facts> = {
  bins: (facts) => outside(facts, { card: OVERDUE }),
  forwarders: (facts) => outside(facts, { forwarder: OVERDUE }),
  short_stays: (facts) => outside(facts, { shortStay: OVERDUE, vacancy: LIVED_IN }),
  facility_phones: (facts) =>
    outside(facts, { phones: facts.outside.phones.map((phone) => ({ ...phone, facility: OVERDUE })) }),
  networks: unsureOfNetwork,
  tor_exits: unsureOfNetwork,
  municipalities: (facts) => outside(facts, { ipDistance: OVERDUE }),
  vacancies: (facts) => outside(facts, { vacancy: OVERDUE }),
};

const compiled = compileRuleset({ version: "1", rules: [], settings: {} });
if (!compiled.ok) throw new Error("an empty ruleset is sound");
const { ruleset } = compiled;

it.each(TABLE_NAMES)("names the signals that are unknown, and no others, when %s is past its age limit", (table) => {
  const silenced = new Set<string>();
  for (const { order: input, world = {} } of SCENARIOS) {
    const order = normaliseOrder(input);
    const facts = factsIn(order, world);
    const before = new Map(assess(order, facts, ruleset).readings.map((one) => [one.code, one.state]));
    for (const reading of assess(order, without[table](facts), ruleset).readings) {
      if (reading.state !== "unknown") continue;
      if (reading.why === "reference_data_stale" || before.get(reading.code) !== "unknown") silenced.add(reading.code);
    }
  }
  expect([...silenced].toSorted()).toEqual(TABLE_SIGNALS[table].toSorted());
});
