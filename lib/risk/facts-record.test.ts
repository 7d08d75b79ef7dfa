import { expect, it } from "vitest";
import type { Facts, Sighting } from "./facts";
import { packFacts, unpackFacts } from "./facts-record";
import { NOTHING_FURTHER } from "./no-outside";

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
  cod: order === 0,
  auth: order === 0 ? { result: "declined", declines: 2, attempts: 3 } : null,
  took: null,
  alike: null,
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
      shipBlock: {
        sightings: [sighting(1, { alike: { surname: 0, given: 2, building: null, mail: null } })],
        outcomes: [],
        capped: false,
      },
      roomItem: { sightings: [sighting(0, { took: { item: 1, quantity: 3 } })], outcomes: [], capped: false },
    },
  },
  lists: { hits: [], nonEmpty: ["forwarder"] },
  ip: { known: false, why: "not_sent" },
  mail: { known: true, value: { disposable: false, class: "free" } },
  ...NOTHING_FURTHER,
  shop: {
    known: true,
    value: { amountMedian: 4_800, auth1h: { attempts: 3, failed: 1 }, auth24h: { attempts: 9, failed: 1 } },
  },
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

it("unpacks what the first version recorded, with all that it did not know unknown", () => {
  const first = {
    history: {
      seen: [[60, 1, null, 0, null, 2, 0, 0, 1_200, 5]],
      kinds: { email: { s: [[0, 3] as const], o: [[0, 5, "chargeback"] as const], capped: false } },
    },
    lists: { hits: [], nonEmpty: [] },
    ip: { known: false, why: "not_sent" } as const,
    mail: { known: false, why: "not_sent" } as const,
    degraded: [],
  };
  const facts = unpackFacts(first);
  expect(facts.outside.phones).toEqual([]);
  expect(facts.network).toEqual({ known: false, why: "no_reference_data" });
  expect(facts.history.kinds.email?.sightings[0]).toMatchObject({
    ago: 60,
    spelling: 3,
    firstOffer: true,
    affiliate: true,
    cod: false,
    auth: null,
    took: null,
    alike: null,
  });
});
