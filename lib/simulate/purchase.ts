import type { Affiliate, Chat, Item, OrderInput } from "../risk/order";
import type { Channel, DeliveryMethod, PaymentMethod } from "../shared/vocabulary";
import type { CardProfile, DeviceProfile } from "./equipment";
import type { Person } from "./people";
import type { Home } from "./places";
import type { Membership } from "./population";
import type { AddressStyle } from "./spelling";
import type { SimulatedShop, Truth } from "./types";

/** Somebody as written into a form. */
export type Identity = {
  person: Person;
  home: Home;
  style: AddressStyle;
  email: string | null;
  mobile: string | null;
  fixedLine: string | null;
  company: string | null;
  /** Put in front of the address line by forwarders, e.g. `HKX48213`. */
  memberCode: string | null;
};

/** What will become of the order after it was placed. */
export type Fate =
  | "kept" // genuine, received and kept
  | "late" // deferred, paid after a reminder
  | "returned"
  | "refused" // cash on delivery refused
  | "cancelled"
  | "declined" // never authorised
  | "friendly" // genuine goods, disputed by their own buyer
  | "stolen_card"
  | "taken_over"
  | "unpaid"
  | "offer_abuse"
  | "commission_abuse"
  | "unreported"; // fraud nobody ever notices

/** An order in the making. Stories change the fields; `buildOrder` writes it down. */
export type Purchase = {
  readonly at: number;
  readonly shop: SimulatedShop;
  buyer: Identity;
  membership: Membership | null;
  /** Null: goods go to the buyer. */
  recipient: Identity | null;
  deliveryMethod: DeliveryMethod;
  items: Item[];
  isFirstOrder: boolean;
  subscription: OrderInput["subscription"] | null;
  coupon: string | null;
  discount: number;
  pointsUsed: number;
  method: PaymentMethod;
  card: CardProfile | null;
  threeDS: NonNullable<OrderInput["payment"]>["threeDS"] | null;
  declines: number;
  approved: boolean;
  device: DeviceProfile | null;
  ip: string | null;
  behavior: { pagesViewed: number; formMs: number; keystrokes: number; pastedFields: string[] } | null;
  affiliate: Affiliate | null;
  chat: Chat | null;
  channel: Channel;
  note: string | null;
  wishDate: boolean;
  /** The subscription goes on to the next delivery. */
  renews: boolean;
  fate: Fate;
  /** How likely the merchant's own system is to stop or hold it. */
  inHouseSuspicion: number;
  truth: Truth;
};
