import type { AddressIdentity, EmailIdentity, KanaIdentity, NameIdentity, PhoneIdentity } from "../order";
import { addressIdentity } from "./address";
import { emailIdentity } from "./email";
import { kanaIdentity } from "./kana";
import { nameIdentity } from "./name";
import { phoneIdentity } from "./phone";

export type NormalisationRequest = {
  readonly name?: string | undefined;
  readonly nameKana?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly address?: { readonly postalCode?: string | undefined; readonly text: string } | undefined;
};

/** Only what was asked for is present. Where it holds nothing readable, keys are empty. */
export type NormalisationResponse = {
  readonly name?: Pick<NameIdentity, "key">;
  readonly nameKana?: Pick<KanaIdentity, "key">;
  readonly phone?: Pick<PhoneIdentity, "e164" | "key" | "type">;
  readonly email?: Pick<EmailIdentity, "key" | "domain">;
  readonly address?: Omit<AddressIdentity, "raw" | "postalCodeAgrees">;
};

/** The body of `POST /normalizations`. */
export function normaliseForApi(request: NormalisationRequest): NormalisationResponse {
  const { name, nameKana, phone, email, address } = request;
  return {
    ...(name !== undefined && { name: { key: nameIdentity(name, undefined)?.key ?? "" } }),
    ...(nameKana !== undefined && { nameKana: { key: kanaIdentity(nameKana, undefined)?.key ?? "" } }),
    ...(phone !== undefined && { phone: phoneOf(phone) }),
    ...(email !== undefined && { email: emailOf(email) }),
    ...(address !== undefined && { address: addressOf(address) }),
  };
}

function phoneOf(typed: string): Pick<PhoneIdentity, "e164" | "key" | "type"> {
  const { e164, key, type } = phoneIdentity(typed) ?? { e164: null, key: "", type: "invalid" };
  return { e164, key, type };
}

function emailOf(typed: string): Pick<EmailIdentity, "key" | "domain"> {
  const { key, domain } = emailIdentity(typed) ?? { key: "", domain: "" };
  return { key, domain };
}

const UNREADABLE = {
  postalCode: null,
  prefecture: null,
  city: null,
  town: null,
  block: null,
  building: null,
  room: null,
  blockKey: "",
  roomKey: "",
  confidence: "none",
} as const satisfies Omit<AddressIdentity, "raw" | "postalCodeAgrees">;

function addressOf(
  typed: NonNullable<NormalisationRequest["address"]>,
): Omit<AddressIdentity, "raw" | "postalCodeAgrees"> {
  const identity = addressIdentity({ postalCode: typed.postalCode, address: typed.text });
  if (identity === null) return UNREADABLE;
  const { raw: _raw, postalCodeAgrees: _agrees, ...rest } = identity;
  return rest;
}
