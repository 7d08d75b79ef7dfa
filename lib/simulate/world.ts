import { DORMITORY_NAMES, FORWARDER_NAMES, OFFICE_NAMES, TOWER_NAMES } from "./data/areas";
import { type DeviceProfile, drawDevice, drawGateways, homeIp } from "./equipment";
import { drawBlock, type Home } from "./places";
import type { Population } from "./population";
import type { Purchase } from "./purchase";
import { type Rng, rngOf } from "./rng";
import { atHourTokyo, DAY, HOUR } from "./time";
import type { SimulatedShop, SimulateOptions } from "./types";

/** A place where many strangers live or work behind one line. */
export type SharedPlace = { readonly home: Home; readonly ip: string };

export type Forwarder = { readonly home: Home; readonly codePrefix: string };
export type PublicMachine = { readonly device: DeviceProfile; readonly ip: string };

/** An order decided on before it is placed: a customer's of today, a renewal, a launch, the next move of a gang. */
export type Plan = { readonly at: number; readonly make: (rng: Rng) => Purchase };

export type World = {
  readonly shops: readonly SimulatedShop[];
  readonly population: Population;
  readonly dormitories: readonly SharedPlace[];
  readonly towers: readonly SharedPlace[];
  readonly shareHouses: readonly SharedPlace[];
  readonly offices: readonly SharedPlace[];
  /** Warehouses that send parcels on abroad, for honest customers and for gangs. */
  readonly forwarders: readonly Forwarder[];
  /** Machines in cafés, offices and libraries that many strangers order from. */
  readonly publicMachines: readonly PublicMachine[];
  /** Honest affiliates. */
  readonly affiliates: readonly string[];
  readonly ordersPerDay: number;
  /** 1 = about 2.8 % fraud. */
  readonly fraudFactor: number;
  /** Start of the first day. */
  readonly start: number;
  readonly schedule: (plan: Plan) => void;
};

export function createWorld(options: SimulateOptions, schedule: World["schedule"]): World {
  const rng = rngOf(options.seed, "world");
  const ordersPerDay = options.orders / options.days;
  const shared = (building: string | null): SharedPlace => ({ home: drawBlock(rng, building), ip: homeIp(rng) });
  return {
    shops: options.shops,
    population: { gateways: drawGateways(rng, Math.max(6, Math.round(ordersPerDay / 9))), customers: [] },
    dormitories: DORMITORY_NAMES.map(shared),
    towers: TOWER_NAMES.map(shared),
    shareHouses: Array.from({ length: 4 }, () => shared(null)),
    offices: OFFICE_NAMES.map(shared),
    forwarders: FORWARDER_NAMES.map((name) => ({
      home: drawBlock(rng, name),
      codePrefix: rng.pick(["HKX", "TW", "SZ", "VNJ"] as const),
    })),
    publicMachines: Array.from({ length: 5 }, () => ({ device: drawDevice(rng), ip: homeIp(rng) })),
    affiliates: Array.from({ length: 6 }, (_, i) => `aff-${rng.letters(5)}${i}`),
    ordersPerDay,
    fraudFactor: options.fraudFactor ?? 1,
    start: options.from.getTime(),
    schedule,
  };
}

const KIND_WEIGHT = { cosmetics: 38, electronics: 28, fashion: 34 } as const;

export function drawShop(rng: Rng, world: World): SimulatedShop {
  return rng.weighted(world.shops.map((shop) => [shop, KIND_WEIGHT[shop.kind]] as const));
}

/** A shop of the first of these kinds that exists; any shop otherwise. */
export function shopOfKind(rng: Rng, world: World, kinds: readonly SimulatedShop["kind"][]): SimulatedShop {
  for (const kind of kinds) {
    const found = world.shops.filter((shop) => shop.kind === kind);
    if (found.length > 0) return rng.pick(found);
  }
  return rng.pick(world.shops);
}

const FIRST_LAUNCH_DAY = 5;
const LAUNCH_EVERY_DAYS = 19;

/** The instant of the launch on this day of the run, or null. */
export function launchOn(world: World, day: number): number | null {
  if (day < FIRST_LAUNCH_DAY || (day - FIRST_LAUNCH_DAY) % LAUNCH_EVERY_DAYS !== 0) return null;
  return atHourTokyo(world.start + day * DAY, 10);
}

/** The first launch on or after the day of this instant. */
export function nextLaunch(world: World, at: number): number {
  for (let day = Math.max(0, Math.floor((at - world.start) / DAY)); ; day += 1) {
    const launch = launchOn(world, day);
    if (launch !== null) return launch;
  }
}

/** Relative order volume by hour in Asia/Tokyo: quiet before dawn, lunch break, long evening. */
const CUSTOMER_HOURS = [34, 20, 12, 8, 7, 10, 20, 34, 42, 46, 52, 52, 64, 52, 46, 46, 48, 52, 58, 68, 82, 92, 84, 58];
/** Gangs work when shops watch least, but most of them keep to the hours in which they stand out least. */
const GANG_HOURS = [50, 44, 38, 30, 22, 18, 20, 26, 32, 38, 42, 44, 50, 46, 44, 46, 48, 50, 54, 60, 66, 70, 66, 58];

const byHour = (weights: readonly number[]) => weights.map((weight, hour) => [hour, weight] as const);
const CUSTOMER_CLOCK = byHour(CUSTOMER_HOURS);
const GANG_CLOCK = byHour(GANG_HOURS);

/** An instant of the day that starts at `dayStart`, as customers or gangs spread over it. */
export function drawInstant(rng: Rng, dayStart: number, who: "customer" | "gang"): number {
  const hour = rng.weighted(who === "customer" ? CUSTOMER_CLOCK : GANG_CLOCK);
  return Math.floor((atHourTokyo(dayStart, hour) + rng.between(0, HOUR)) / 1000) * 1000;
}
