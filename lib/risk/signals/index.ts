import { R08 } from "./across-shops";
import { A01, A03, A04, A05 } from "./affiliate";
import { C23, C24 } from "./amount";
import { C18, C19 } from "./authorisations";
import { D01, D03, D04 } from "./deferred";
import { D02, D05, D08, D09, D10, D11, D12 } from "./deferred-history";
import { R07, R09, R13 } from "./household";
import { A06, C01, C08, T03 } from "./lists";
import { C28, C29, R06 } from "./mailbox";
import { C36, C39, R10 } from "./moment";
import { A11, C26, C33 } from "./names";
import { A12, C12, C13, C14, C15, C35 } from "./network";
import { C02, C03, C05, R11 } from "./past-harm";
import { C17, C21, C38 } from "./payment";
import { C22, C27, C34, C37, R04, R05 } from "./person";
import { C30, C31, C32, D07, R03 } from "./phone";
import { C06, C07, C09, C11, C16, R12 } from "./place";
import { C04, C10, C25, R01, R02 } from "./ship-to";
import { T01, T02 } from "./trust";

/** Every signal the engine knows, in the order of the catalogue. What is not in here does not exist. */
export const SIGNALS = [
  C01,
  C02,
  C03,
  C04,
  C05,
  C06,
  C07,
  C08,
  C09,
  C10,
  C11,
  C12,
  C13,
  C14,
  C15,
  C16,
  C17,
  C18,
  C19,
  C21,
  C22,
  C23,
  C24,
  C25,
  C26,
  C27,
  C28,
  C29,
  C30,
  C31,
  C32,
  C33,
  C34,
  C35,
  C36,
  C37,
  C38,
  C39,
  R01,
  R02,
  R03,
  R04,
  R05,
  R06,
  R07,
  R08,
  R09,
  R10,
  R11,
  R12,
  R13,
  D01,
  D02,
  D03,
  D04,
  D05,
  D07,
  D08,
  D09,
  D10,
  D11,
  D12,
  A01,
  A03,
  A04,
  A05,
  A06,
  A11,
  A12,
  T01,
  T02,
  T03,
] as const;

export type SignalCode = (typeof SIGNALS)[number]["code"];

export const SIGNAL_CODES: readonly SignalCode[] = SIGNALS.map((signal) => signal.code);
