import { expect, it } from "vitest";
import type { Facts, Sighting } from "./facts";
import { packFacts, unpackFacts } from "./facts-record";

const sighting = (order: number, more: Partial<Sighting> = {}): Sighting => ({
  ago: 60 * (order + 1),
  order,
  member: order,
  name: null,
  email: 0,
  card: null,
  device: 1,
  room: 0,
  spelling: null,
  shop: 0,
  amount: 1_200,
  firstOffer: order === 0,
  deferred: order === 1,
  affiliate: false,
  ...more,
});

const facts: Facts = {
  history: {
    orders: ["", "", ""],
    kinds: {
      email: {
        sightings: [sighting(0, { spelling: 2 }), sighting(1, { spelling: 0 })],
        outcomes: [{ ago: 5, order: 2, type: "chargeback" }],
        capped: false,
      },
      device: { sightings: [sighting(1)], outcomes: [], capped: true },
    },
  },
  lists: { hits: [], nonEmpty: ["forwarder"] },
  ip: { known: false, why: "not_sent" },
  mail: { known: true, value: { disposable: false, class: "free" } },
  degraded: [],
};

it("gives back, after a trip through JSON, the facts that were recorded", () => {
  expect(unpackFacts(JSON.parse(JSON.stringify(packFacts(facts))))).toEqual(facts);
});

it("writes an order that many identifiers lead to once", () => {
  const recorded = packFacts(facts);
  expect(recorded.history.seen).toHaveLength(3);
  expect(recorded.history.seen.filter((row) => row !== null)).toHaveLength(2);
});
