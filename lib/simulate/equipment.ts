import {
  CARD_BINS,
  CARRIERS,
  type Carrier,
  DEVICE_KINDS,
  FOREIGN_BINS,
  FOREIGN_PREFIXES,
  HOME_PREFIXES,
  HOSTING_PREFIXES,
  MOBILE_PREFIXES,
  SCREENS,
  USER_AGENTS,
} from "./data/networks";
import type { Rng } from "./rng";

export type DeviceProfile = {
  readonly deviceId: string;
  readonly cookieId: string;
  readonly userAgent: string;
  readonly screen: string;
  readonly language: string;
  readonly timezone: string;
};

export type CardProfile = {
  readonly bin: string;
  readonly last4: string;
  readonly brand: string;
  readonly issuerCountry: string;
  readonly holderName: string;
  readonly token: string;
};

export function drawDevice(rng: Rng, language = "ja-JP", timezone = "Asia/Tokyo"): DeviceProfile {
  const kind = rng.weighted(DEVICE_KINDS);
  return {
    deviceId: `dev_${rng.letters(18)}`,
    cookieId: `ck_${rng.letters(16)}`,
    userAgent: rng.pick(USER_AGENTS[kind]),
    screen: rng.pick(SCREENS[kind]),
    language,
    timezone,
  };
}

const DOMESTIC = CARD_BINS.map((row) => [row, row[3]] as const);
const FOREIGN = FOREIGN_BINS.map((row) => [row, row[3]] as const);

export function drawCard(rng: Rng, holderName: string, foreignShare = 0.012): CardProfile {
  const [bin, brand, issuerCountry] = rng.weighted(rng.chance(foreignShare) ? FOREIGN : DOMESTIC);
  return { bin, brand, issuerCountry, last4: rng.digits(4), holderName, token: `tok_${rng.letters(20)}` };
}

export function drawCarrier(rng: Rng): Carrier {
  return rng.weighted(CARRIERS);
}

export function homeIp(rng: Rng): string {
  return `${rng.pick(HOME_PREFIXES)}.${rng.int(1, 254)}.${rng.int(1, 254)}`;
}

export function hostingIp(rng: Rng): string {
  return `${rng.pick(HOSTING_PREFIXES)}.${rng.int(1, 254)}`;
}

export type ForeignExit = {
  readonly ip: string;
  readonly country: string;
  readonly language: string;
  readonly timezone: string;
};

export function foreignExit(rng: Rng): ForeignExit {
  const [prefix, country, language, timezone] = rng.pick(FOREIGN_PREFIXES);
  return { ip: `${prefix}.${rng.int(1, 254)}.${rng.int(1, 254)}`, country, language, timezone };
}

/** Gateways behind which a carrier hides its customers: few addresses, hundreds of people each, unevenly used. */
export type CarrierGateways = Readonly<Record<Carrier, readonly (readonly [ip: string, weight: number])[]>>;

/** @param perCarrier addresses of the largest carrier; the others have their share */
export function drawGateways(rng: Rng, perCarrier: number): CarrierGateways {
  const of = (carrier: Carrier, count: number) =>
    Array.from({ length: Math.max(3, count) }, (_, rank) => {
      const prefix = rng.pick<string>(MOBILE_PREFIXES[carrier]);
      return [`${prefix}.${rng.int(1, 254)}.${rng.int(1, 254)}`, 1 / (rank + 1)] as const;
    });
  return {
    docomo: of("docomo", perCarrier),
    au: of("au", Math.round(perCarrier * 0.75)),
    softbank: of("softbank", Math.round(perCarrier * 0.65)),
    rakuten: of("rakuten", Math.round(perCarrier * 0.3)),
  };
}
