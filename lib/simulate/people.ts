import { FEMALE_NAMES, FOREIGN_NAMES, MALE_NAMES, type NameRow, SURNAMES, VARIANT_KANJI } from "./data/names";
import { CARRIER_MAIL, type Carrier, DISPOSABLE_MAIL, FREE_MAIL, PROVIDER_MAIL } from "./data/networks";
import type { Rng } from "./rng";

export type Person = {
  readonly lastName: string;
  readonly firstName: string;
  readonly lastNameKana: string;
  readonly firstNameKana: string;
  /** As embossed on a card. */
  readonly romaji: string;
  readonly birthYear: number;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly sex: "male" | "female";
  /** Language of the person's devices. */
  readonly language: string;
};

const weigh = (rows: readonly NameRow[]) => rows.map((row) => [row, row[3]] as const);
const WEIGHTED_SURNAMES = weigh(SURNAMES);
const WEIGHTED_MALE = weigh(MALE_NAMES);
const WEIGHTED_FEMALE = weigh(FEMALE_NAMES);

export function drawSurname(rng: Rng): NameRow {
  return rng.weighted(WEIGHTED_SURNAMES);
}

export function drawPerson(rng: Rng, surname: NameRow = drawSurname(rng)): Person {
  const sex = rng.chance(0.58) ? "female" : "male";
  const given = rng.weighted(sex === "female" ? WEIGHTED_FEMALE : WEIGHTED_MALE);
  const birthYear = Math.round(2006 - Math.abs(rng.between(0, 1) + rng.between(0, 1)) * 30);
  return {
    lastName: surname[0],
    firstName: given[0],
    lastNameKana: surname[1],
    firstNameKana: given[1],
    romaji: `${given[2]} ${surname[2]}`,
    birthYear,
    birthDate: `${birthYear}-${pad(rng.int(1, 12))}-${pad(rng.int(1, 28))}`,
    sex,
    language: "ja-JP",
  };
}

export function drawForeigner(rng: Rng): Person {
  const [lastName, firstName, lastNameKana, firstNameKana, language] = rng.pick(FOREIGN_NAMES);
  const latin = /^[A-Z ]+$/.test(lastName + firstName);
  const base = drawPerson(rng);
  const romaji = latin ? `${firstName} ${lastName}` : base.romaji;
  return { ...base, lastName, firstName, lastNameKana, firstNameKana, romaji, language };
}

/** The variant character of a family name where there is one (髙橋 for 高橋). */
export function variantSurname(lastName: string): string {
  return VARIANT_KANJI.find(([common]) => common === lastName)?.[1] ?? lastName;
}

const pad = (value: number) => String(value).padStart(2, "0");

/** A mobile number that parses as valid, in one of the usual spellings. */
export function drawMobile(rng: Rng): string {
  const head = rng.weighted([
    ["090", 44],
    ["080", 38],
    ["070", 18],
  ] as const);
  return `${head}${rng.int(1, 9)}${rng.digits(7)}`;
}

/** A fixed line under an area code: ten digits. */
export function drawFixedLine(rng: Rng, areaCode: string): string {
  const rest = 10 - areaCode.length;
  const firstDigit =
    areaCode === "03" || areaCode === "06" ? rng.pick(["3", "5", "6"] as const) : rng.pick(["2", "3", "5"] as const);
  return `${areaCode}${firstDigit}${rng.digits(rest - 1)}`;
}

/** The same number as another form would have it typed. */
export function spellPhone(rng: Rng, number: string): string {
  const split = number.startsWith("0") && number.length === 11 ? 3 : Math.max(2, number.length - 8);
  const parts = `${number.slice(0, split)}-${number.slice(split, -4)}-${number.slice(-4)}`;
  return rng.weighted([
    [number, 58],
    [parts, 38],
    [`+81${number.slice(1)}`, 4],
  ] as const);
}

export function drawEmail(rng: Rng, person: Person, carrier: Carrier): string {
  if (rng.chance(0.008)) return drawDisposableEmail(rng);
  const kind = rng.weighted([
    ["free", 74],
    ["carrier", 19],
    ["provider", 7],
  ] as const);
  const local = drawLocalPart(rng, person);
  switch (kind) {
    case "free":
      return rng.chance(0.02) ? `${local}+shop@gmail.com` : `${local}@${rng.weighted(FREE_MAIL)}`;
    case "carrier":
      return `${local}@${rng.pick(CARRIER_MAIL[carrier])}`;
    case "provider":
      return `${local}@${rng.pick(PROVIDER_MAIL)}`;
    default: {
      const never: never = kind;
      throw new Error(String(never));
    }
  }
}

export function drawDisposableEmail(rng: Rng): string {
  return `${rng.letters(rng.int(6, 10))}${rng.digits(2)}@${rng.pick(DISPOSABLE_MAIL)}`;
}

/** Local part of a mail address: from the name, from hobbies and numbers, or random letters as many people choose. */
export function drawLocalPart(rng: Rng, person: Person): string {
  const [given = "user", family = "home"] = person.romaji
    .toLowerCase()
    .replace(/[^a-z ]/g, "")
    .split(" ");
  const year = String(person.birthYear).slice(2);
  const forms: readonly (readonly [string, number])[] = [
    [`${given}.${family}`, 16],
    [`${given}${family}${rng.digits(2)}`, 20],
    [`${family}.${given}${year}`, 14],
    [`${given}-${rng.digits(4)}`, 12],
    [`${family}_${given}${rng.digits(3)}`, 10],
    [`${rng.letters(3)}${given}${rng.digits(2)}`, 12],
    [`${given}${rng.pick(["love", "neko", "hana", "sora", "umi"] as const)}${rng.digits(3)}`, 10],
    [`${rng.letters(rng.int(7, 11))}`, 6],
  ];
  return rng.weighted(forms);
}
