import type { Carrier } from "./data/networks";
import {
  type CardProfile,
  type CarrierGateways,
  type DeviceProfile,
  drawCard,
  drawCarrier,
  drawDevice,
  homeIp,
} from "./equipment";
import { drawEmail, drawFixedLine, drawForeigner, drawMobile, drawPerson, drawSurname, type Person } from "./people";
import { drawHome, type Home } from "./places";
import type { Rng } from "./rng";
import { type AddressStyle, drawStyle } from "./spelling";
import { DAY } from "./time";
import type { SimulatedShop } from "./types";

export type Membership = { readonly memberId: string; readonly since: number };

/** People who live together: one line, perhaps one tablet and one card for all. */
export type Household = {
  readonly surname: ReturnType<typeof drawSurname>;
  readonly ip: string;
  readonly fixedLine: string | null;
  readonly sharedDevice: DeviceProfile | null;
  readonly sharedCard: CardProfile | null;
  readonly people: Customer[];
};

/** Somebody who buys. Fields that change in life (a move, a new phone) are replaced in place. */
export type Customer = {
  readonly person: Person;
  readonly household: Household;
  readonly style: AddressStyle;
  readonly memberships: Map<string, Membership>;
  /** Guests never sign up. */
  readonly signsUp: boolean;
  readonly carrier: Carrier;
  /** Share of orders placed over the mobile network. */
  readonly mobileShare: number;
  home: Home;
  email: string;
  mobile: string;
  device: DeviceProfile;
  card: CardProfile;
  orders: number;
  /** Shops where something was ordered within the simulated period. */
  readonly shopsUsed: Set<string>;
};

export type Population = {
  readonly gateways: CarrierGateways;
  /** Everybody who ordered within the period, in order of appearance. */
  readonly customers: Customer[];
};

function newHousehold(rng: Rng, home: Home, ip: string | undefined): Household {
  const surname = drawSurname(rng);
  const holder = drawPerson(rng, surname);
  return {
    surname,
    ip: ip ?? homeIp(rng),
    fixedLine: rng.chance(0.38) ? drawFixedLine(rng, home.areaCode) : null,
    sharedDevice: rng.chance(0.4) ? drawDevice(rng) : null,
    sharedCard: rng.chance(0.35) ? drawCard(rng, holder.romaji) : null,
    people: [],
  };
}

export type CustomerWishes = {
  readonly home?: Home;
  readonly household?: Household;
  readonly foreign?: boolean;
  /** Line of the house, where many households share one. */
  readonly ip?: string;
};

export function newCustomer(rng: Rng, wishes: CustomerWishes = {}): Customer {
  const home = wishes.home ?? wishes.household?.people[0]?.home ?? drawHome(rng);
  const household = wishes.household ?? newHousehold(rng, home, wishes.ip);
  const person = wishes.foreign === true ? drawForeigner(rng) : drawPerson(rng, household.surname);
  const carrier = drawCarrier(rng);
  const shared = household.sharedDevice !== null && rng.chance(0.45);
  const customer: Customer = {
    person,
    household,
    style: drawStyle(rng),
    memberships: new Map(),
    signsUp: rng.chance(0.72),
    carrier,
    mobileShare: rng.pick([0.1, 0.4, 0.6, 0.95] as const),
    home,
    email: drawEmail(rng, person, carrier),
    mobile: drawMobile(rng),
    device: shared && household.sharedDevice !== null ? household.sharedDevice : drawDevice(rng, person.language),
    card: household.sharedCard !== null && rng.chance(0.7) ? household.sharedCard : drawCard(rng, person.romaji),
    orders: 0,
    shopsUsed: new Set(),
  };
  household.people.push(customer);
  return customer;
}

export function newMembership(rng: Rng, shop: SimulatedShop, since: number): Membership {
  return { memberId: `${shop.id}-m${rng.digits(7)}`, since };
}

/** Signs the customer up at a shop, at an instant that may lie years before the simulated period. */
export function signUp(rng: Rng, customer: Customer, shop: SimulatedShop, since: number): Membership {
  const membership = newMembership(rng, shop, since);
  customer.memberships.set(shop.id, membership);
  return membership;
}

/** When somebody who has been a member for long signed up: weeks to six years before `at`. */
export function longAgo(rng: Rng, at: number): number {
  return at - Math.round(Math.min(2200, 12 + rng.logNormal(320, 1.1)) * DAY);
}

/** The address under which the customer is seen this time. */
export function ipOf(rng: Rng, population: Population, customer: Customer): string {
  return rng.chance(customer.mobileShare) ? rng.weighted(population.gateways[customer.carrier]) : customer.household.ip;
}
