import { A03, A05 } from "./affiliate";
import { D01, D03, D04 } from "./deferred";
import { A06, C01, C08, T03 } from "./lists";
import { C12, C15 } from "./network";
import { C17, C18, C21, C38 } from "./payment";
import { C22, C27, C34, C37, R04, R05 } from "./person";
import { C04, C10, C25, R01, R02 } from "./ship-to";
import { T01 } from "./trust";

/** Every signal the engine knows, in the order of the catalogue. What is not in here does not exist. */
export const SIGNALS = [
  C01,
  C04,
  C08,
  C10,
  C12,
  C15,
  C17,
  C18,
  C21,
  C22,
  C25,
  C27,
  C34,
  C37,
  C38,
  R01,
  R02,
  R04,
  R05,
  D01,
  D03,
  D04,
  A03,
  A05,
  A06,
  T01,
  T03,
] as const;

export type SignalCode = (typeof SIGNALS)[number]["code"];

export const SIGNAL_CODES: readonly SignalCode[] = SIGNALS.map((signal) => signal.code);
