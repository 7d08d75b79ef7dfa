import type { Channel, DeliveryMethod, PaymentMethod, Verdict } from "../shared/vocabulary";

/**
 * An order as the merchant sent it, already parsed: instants are ISO 8601 strings with offset, money is integer minor units of
 * `currency`. A property that is absent was not sent; the signals that need it answer *unknown*.
 */
export type OrderInput = {
  // envelope
  readonly shopId?: string | undefined;
  readonly externalOrderId: string;
  readonly orderedAt: string;
  readonly channel?: Channel | undefined;
  readonly modelId?: string | undefined;
  // terms
  readonly amountTotal: number;
  readonly currency: string;
  readonly shippingFee?: number | undefined;
  readonly discount?: number | undefined;
  readonly pointsUsed?: number | undefined;
  readonly couponCode?: string | undefined;
  readonly isFirstOrder?: boolean | undefined;
  readonly subscription?: { readonly courseId?: string | undefined; readonly cycleNo?: number | undefined } | undefined;
  readonly deliveryDate?: string | undefined;
  readonly deliveryTimeSlot?: string | undefined;
  readonly note?: string | undefined;
  // groups
  readonly buyer?: Party | undefined;
  readonly deliveries?: readonly Delivery[] | undefined;
  readonly payment?: Payment | undefined;
  readonly items?: readonly Item[] | undefined;
  readonly device?: Device | undefined;
  readonly behavior?: Behavior | undefined;
  readonly affiliate?: Affiliate | undefined;
  readonly chat?: Chat | undefined;
  readonly inHouse?: InHouse | undefined;
  readonly custom?: Readonly<Record<string, string | number | boolean>> | undefined;
};

export type Party = {
  readonly memberId?: string | undefined;
  /** An instant, or a day of Tokyo where the merchant keeps no more. */
  readonly memberSince?: string | undefined;
  readonly lastName?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastNameKana?: string | undefined;
  readonly firstNameKana?: string | undefined;
  readonly company?: string | undefined;
  readonly department?: string | undefined;
  readonly birthDate?: string | undefined;
  readonly sex?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly prefecture?: string | undefined;
  readonly city?: string | undefined;
  readonly addressLine1?: string | undefined;
  readonly addressLine2?: string | undefined;
  /** The whole address on one line, instead of the four parts. */
  readonly address?: string | undefined;
  /** ISO 3166-1 alpha-2; Japan when absent. */
  readonly country?: string | undefined;
  readonly tel?: string | undefined;
  readonly mobile?: string | undefined;
  readonly email?: string | undefined;
};

export type Delivery = Party & {
  readonly method?: DeliveryMethod | undefined;
  readonly sameAsBuyer?: boolean | undefined;
};

export type Payment = {
  readonly method?: PaymentMethod | undefined;
  /** Credit limit for deferred payment that the merchant knows of, minor units. */
  readonly limit?: number | undefined;
  readonly card?:
    | {
        readonly bin?: string | undefined;
        readonly last4?: string | undefined;
        readonly brand?: string | undefined;
        readonly issuerCountry?: string | undefined;
        readonly holderName?: string | undefined;
        /** Opaque; equal tokens are the same card. */
        readonly token?: string | undefined;
      }
    | undefined;
  readonly threeDS?:
    | {
        readonly status?: "Y" | "A" | "N" | "U" | "R" | "C" | undefined;
        readonly eci?: string | undefined;
        readonly flow?: string | undefined;
      }
    | undefined;
  readonly auth?:
    | {
        readonly result?: "approved" | "declined" | "pending" | undefined;
        readonly attempts?: number | undefined;
        readonly declines?: number | undefined;
      }
    | undefined;
};

export type Item = {
  readonly sku?: string | undefined;
  readonly name?: string | undefined;
  readonly category?: string | undefined;
  readonly unitPrice?: number | undefined;
  readonly quantity?: number | undefined;
  readonly isHighResale?: boolean | undefined;
  readonly isTrial?: boolean | undefined;
  readonly purchaseLimit?: number | undefined;
};

export type Device = {
  readonly ip?: string | undefined;
  readonly userAgent?: string | undefined;
  readonly deviceId?: string | undefined;
  readonly cookieId?: string | undefined;
  readonly language?: string | undefined;
  readonly timezone?: string | undefined;
  readonly screen?: string | undefined;
  readonly tagToken?: string | undefined;
};

export type Behavior = {
  readonly sessionId?: string | undefined;
  readonly pagesViewed?: number | undefined;
  /** Milliseconds from first focus of the form to its submission. */
  readonly formMs?: number | undefined;
  readonly keystrokes?: number | undefined;
  readonly pastedFields?: readonly string[] | undefined;
};

export type Affiliate = {
  readonly affiliateId?: string | undefined;
  readonly network?: string | undefined;
  readonly clickId?: string | undefined;
  readonly clickedAt?: string | undefined;
  readonly commission?: number | undefined;
  readonly utm?: Readonly<Record<string, string>> | undefined;
  readonly referrer?: string | undefined;
  readonly landingUrl?: string | undefined;
};

export type Chat = {
  readonly provider?: string | undefined;
  readonly scenarioId?: string | undefined;
  readonly startedAt?: string | undefined;
  readonly submittedAt?: string | undefined;
  readonly resumedFromSms?: boolean | undefined;
};

/** What the merchant's own system thought of the order. */
export type InHouse = {
  readonly verdict?: Verdict | undefined;
  readonly score?: number | undefined;
  readonly reasons?: readonly string[] | undefined;
};

/** An order whose identities are canonical (名寄せ): from here on nobody compares what was typed. */
export type Order = {
  readonly input: OrderInput;
  /** Epoch milliseconds of `input.orderedAt`: the only "now" the engine knows. */
  readonly at: number;
  readonly buyer: PartyIdentity | null;
  /** The first delivery; the buyer's own identity where `sameAsBuyer`, or where no delivery was sent but a buyer was. */
  readonly delivery: PartyIdentity | null;
  /** All deliveries, in the order sent. */
  readonly deliveries: readonly PartyIdentity[];
  readonly ip: IpIdentity | null;
  readonly wording: Wording;
};

/**
 * The texts by which one order may resemble another without being equal to it: what canonical keys fold already is folded, what is
 * left are slips and disguises (佐藤 and 佐東, サンハイツ and サンハイム, taro01 and taro02). "" = not sent.
 */
export type Wording = {
  readonly surname: string;
  readonly given: string;
  readonly building: string;
  /** Local part of the mailbox; addresses of different domains are never alike. */
  readonly mail: string;
};

/** Canonical identities of a buyer or a ship-to. `null` = not sent, or not readable (then `unreadable` names it). */
export type PartyIdentity = {
  readonly name: NameIdentity | null;
  readonly kana: KanaIdentity | null;
  readonly phones: readonly PhoneIdentity[];
  readonly email: EmailIdentity | null;
  readonly address: AddressIdentity | null;
};

export type NameIdentity = {
  /** Spacing, width and variant kanji folded: 髙橋 太郎 and 高橋太郎 share it. Empty when nothing readable was sent. */
  readonly key: string;
  readonly raw: string;
};

export type KanaIdentity = { readonly key: string; readonly raw: string };

export type PhoneType = "mobile" | "fixed" | "ip" | "toll_free" | "other" | "invalid";
export type PhoneIdentity = {
  readonly raw: string;
  readonly e164: string | null;
  /** E.164 where valid, otherwise the digits as typed; equal keys are the same line. */
  readonly key: string;
  readonly type: PhoneType;
};

export type EmailIdentity = {
  readonly raw: string;
  /** Canonical mailbox: aliases of providers that are known to ignore dots or +tags are folded. */
  readonly key: string;
  readonly domain: string;
  readonly valid: boolean;
};

/** How far the address could be resolved against the postal master. */
export type AddressConfidence = "room" | "building" | "block" | "town" | "city" | "prefecture" | "none";

export type AddressIdentity = {
  readonly raw: string;
  /** Seven digits, as typed by the customer (not derived), or null. */
  readonly postalCode: string | null;
  readonly prefecture: string | null;
  readonly city: string | null;
  readonly town: string | null;
  /** Numbers joined by hyphens, e.g. `1-19-19`. */
  readonly block: string | null;
  readonly building: string | null;
  readonly room: string | null;
  /** K1: town and block. Equal keys are the same block. */
  readonly blockKey: string;
  /** K2: K1 and room. Equal keys are the same room. */
  readonly roomKey: string;
  readonly confidence: AddressConfidence;
  /** What the postal master says of the typed postal code: `unknown` when none was typed or it is not in the master. */
  readonly postalCodeAgrees: boolean | "unknown";
};

export type IpIdentity = {
  /** Canonical text form. */
  readonly key: string;
  readonly version: 4 | 6;
  /** /24 or /48, canonical text form. */
  readonly netKey: string;
};
