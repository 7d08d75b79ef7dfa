import type { TownIndex } from "./town-index";

export type City = {
  readonly code: number;
  readonly prefecture: string;
  /** With district (郡) or designated city: 西多摩郡瑞穂町, 横浜市西区. */
  readonly name: string;
  /** Towns by their comparison form. Empty where the master lists none. */
  readonly towns: () => TownIndex;
  /** Towns by `looseTownKey`; null where several share one. */
  readonly looseTowns: () => ReadonlyMap<string, string | null>;
};

/** What a written municipality may mean. */
export type Municipality = {
  /** As the key and the console show it while no single city is settled on. */
  readonly label: string;
  readonly prefecture: string;
  /** One city, or all wards of a designated city, or what a merged municipality became. */
  readonly cities: readonly City[];
  /** False for forms that leave a part out (瑞穂町, 西区) or are out of date. */
  readonly official: boolean;
  /** True for a municipality that is no more; its name may have become part of the town's. */
  readonly former: boolean;
};

/** All towns of a prefecture by their comparison form; null where several cities have one of that name. */
export type PrefectureTowns = {
  readonly byKey: ReadonlyMap<string, PostalEntry | null>;
  readonly keyLengthMax: number;
};

export type PostalEntry = { readonly city: City; readonly town: string };
