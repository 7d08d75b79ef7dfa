import { itemOf, productBetween, sumOf, trialOf } from "./basket";
import { COMPANY_NAMES } from "./data/areas";
import { MISSPELT_MAIL } from "./data/networks";
import { drawDevice, foreignExit, hostingIp } from "./equipment";
import { drawBehavior, identityOf } from "./ordinary";
import { drawEmail, drawMobile, drawPerson, variantSurname } from "./people";
import { drawHome, roomOf } from "./places";
import { type Customer, newCustomer, signUp } from "./population";
import type { Purchase } from "./purchase";
import type { Rng } from "./rng";
import { manglingStyle } from "./spelling";
import { SECOND } from "./time";
import type { SharedPlace, World } from "./world";

type Shape = (world: World, rng: Rng, purchase: Purchase, customer: Customer) => void;
type Story = {
  readonly name: string;
  readonly weight: number;
  readonly who: (world: World, rng: Rng) => Customer;
  readonly shape: Shape;
};

const RETURNING_SHARE = 0.52;

/** Somebody who ordered before, recent customers more often. */
function returning(world: World, rng: Rng): Customer {
  const { customers } = world.population;
  const found = customers[Math.floor(customers.length * Math.sqrt(rng.float()))];
  return found ?? join(world, newCustomer(rng));
}

function join(world: World, customer: Customer): Customer {
  world.population.customers.push(customer);
  return customer;
}

export const anybody: Story["who"] = (world, rng) =>
  rng.chance(RETURNING_SHARE) ? returning(world, rng) : join(world, newCustomer(rng));

/** A relative of a known customer, under the same roof: the same line, often the same device and card. */
function relative(world: World, rng: Rng): Customer {
  const { household } = returning(world, rng);
  if (household.people.length > 1 && rng.chance(0.5)) return rng.pick(household.people);
  return household.people.length >= 5 ? rng.pick(household.people) : join(world, newCustomer(rng, { household }));
}

/** Somebody new in one of these places. */
const tenantOf =
  (places: (world: World) => readonly SharedPlace[], withRoom: boolean): Story["who"] =>
  (world, rng) => {
    const place = rng.pick(places(world));
    const home = withRoom ? roomOf(place.home, rng) : place.home;
    return join(world, newCustomer(rng, { home, ip: place.ip }));
  };

const unchanged: Shape = () => undefined;

const gift: Shape = (_world, rng, purchase, customer) => {
  const recipient = newCustomer(rng, { household: { ...customer.household, people: [] }, home: drawHome(rng) });
  const stranger = rng.chance(0.55) ? drawPerson(rng) : recipient.person;
  purchase.recipient = { ...identityOf(rng, recipient), person: stranger, email: null, style: customer.style };
  if (rng.chance(0.4))
    purchase.note = rng.pick(["のし希望（内祝）", "メッセージカード希望", "納品書同梱なしでお願いします"] as const);
};

const houseMove: Shape = (_world, rng, purchase, customer) => {
  customer.home = drawHome(rng);
  if (rng.chance(0.45)) customer.mobile = drawMobile(rng);
  if (rng.chance(0.7)) customer.device = drawDevice(rng, customer.person.language);
  purchase.device = customer.device;
  purchase.buyer = identityOf(rng, customer);
};

const vpn: Shape = (_world, rng, purchase) => {
  purchase.ip = hostingIp(rng);
};

const traveller: Shape = (_world, rng, purchase) => {
  const exit = foreignExit(rng);
  purchase.ip = exit.ip;
  if (purchase.device !== null && rng.chance(0.6)) purchase.device = { ...purchase.device, timezone: exit.timezone };
};

const sloppy: Shape = (_world, rng, purchase) => {
  purchase.buyer.style = manglingStyle(rng);
  const variant = variantSurname(purchase.buyer.person.lastName);
  if (rng.chance(0.5)) purchase.buyer.person = { ...purchase.buyer.person, lastName: variant };
};

const typo: Shape = (_world, rng, purchase) => {
  const { buyer } = purchase;
  const slip = rng.pick(["mail", "postal", "kana", "house"] as const);
  const misspelt = MISSPELT_MAIL.find(([right]) => buyer.email?.endsWith(`@${right}`) === true);
  if (slip === "mail" && misspelt !== undefined && buyer.email !== null) {
    buyer.email = `${buyer.email.slice(0, -misspelt[0].length)}${misspelt[1]}`;
  } else if (slip === "kana") {
    buyer.person = { ...buyer.person, firstNameKana: drawPerson(rng).firstNameKana };
  } else if (slip === "house") {
    buyer.home = { ...buyer.home, numbers: buyer.home.numbers.map((n, i) => (i === 1 ? n + 1 : n)) };
  } else {
    const end = (Number(buyer.home.postalCode.slice(-1)) + rng.int(1, 8)) % 10;
    buyer.home = { ...buyer.home, postalCode: `${buyer.home.postalCode.slice(0, -1)}${end}` };
  }
};

const troubledCard: Shape = (_world, rng, purchase, customer) => {
  purchase.method = "card";
  purchase.card = customer.card;
  purchase.threeDS = { status: "Y", eci: "05", flow: "challenge" };
  purchase.declines = rng.weighted([
    [1, 30],
    [2, 30],
    [3, 25],
    [4, 15],
  ] as const);
  purchase.approved = true;
  purchase.fate = "kept";
};

const bigSpender: Shape = (_world, rng, purchase, customer) => {
  purchase.items = [
    itemOf(productBetween(rng, purchase.shop.kind, 24_000, 120_000, rng.chance(0.8)), rng.chance(0.2) ? 2 : 1),
  ];
  if (purchase.method === "deferred" && sumOf(purchase.items) > 55_000) purchase.method = "bank_transfer";
  if (rng.chance(0.3)) gift(_world, rng, purchase, customer);
};

const office: Shape = (world, rng, purchase) => {
  const place = rng.pick(world.offices);
  purchase.buyer = { ...purchase.buyer, home: roomOf(place.home, rng, 6), company: rng.pick(COMPANY_NAMES) };
  purchase.ip = place.ip;
};

const gateway: Shape = (world, rng, purchase, customer) => {
  const [busiest] = world.population.gateways[customer.carrier];
  purchase.ip = busiest?.[0] ?? purchase.ip;
  if (rng.chance(0.5)) purchase.membership = null;
};

export const hurried: Shape = (_world, rng, purchase) => {
  purchase.behavior = { ...drawBehavior(rng, true), formMs: rng.int(3500, 14_000), keystrokes: rng.int(0, 6) };
};

const newPhone: Shape = (_world, rng, purchase, customer) => {
  customer.device = drawDevice(rng, customer.person.language);
  purchase.device = customer.device;
};

const throughForwarder: Shape = (world, rng, purchase, customer) => {
  const { home, codePrefix } = rng.pick(world.forwarders);
  const memberCode = rng.chance(0.75) ? `${codePrefix}${rng.digits(5)}` : null;
  if (rng.chance(0.5)) purchase.buyer = { ...purchase.buyer, home, memberCode };
  else purchase.recipient = { ...identityOf(rng, customer), email: null, home, memberCode };
  if (rng.chance(0.4)) traveller(world, rng, purchase, customer);
};

const publicMachine: Shape = (world, rng, purchase) => {
  const { device, ip } = rng.pick(world.publicMachines);
  purchase.device = device;
  purchase.ip = ip;
};

/** Forgot the password, signs up again: honest, and by the letter a second first order. */
const secondAccount: Shape = (_world, rng, purchase, customer) => {
  customer.email = drawEmail(rng, customer.person, customer.carrier);
  purchase.membership = signUp(rng, customer, purchase.shop, purchase.at - rng.int(2, 30) * 60 * SECOND);
  purchase.buyer.email = customer.email;
  purchase.isFirstOrder = true;
  if (purchase.shop.kind !== "cosmetics" || rng.chance(0.4)) return;
  purchase.items = [itemOf(trialOf(rng, purchase.shop.kind), 1)];
};

const privacyMinded: Shape = (_world, rng, purchase) => {
  purchase.device = null;
  if (rng.chance(0.5)) purchase.behavior = null;
};

const chatForm: Shape = (_world, rng, purchase) => {
  const seconds = Math.max(40, rng.logNormal(180, 0.6));
  purchase.channel = "chat";
  purchase.chat = { provider: "chat-form", scenarioId: "first-offer", resumedFromSms: rng.chance(0.1) };
  purchase.behavior = purchase.behavior === null ? null : { ...purchase.behavior, formMs: Math.round(seconds * 1000) };
};

/** Who buys, and what is odd about it. Weights are shares of genuine orders before launches and renewals. */
const STORIES: readonly Story[] = [
  { name: "ordinary", weight: 45, who: anybody, shape: unchanged },
  { name: "family", weight: 9, who: relative, shape: unchanged },
  { name: "gift", weight: 7, who: anybody, shape: gift },
  { name: "carrier_nat", weight: 6, who: anybody, shape: gateway },
  { name: "sloppy_address", weight: 6, who: returning, shape: sloppy },
  { name: "typo", weight: 2.5, who: anybody, shape: typo },
  { name: "dormitory", weight: 2.5, who: tenantOf((w) => w.dormitories, true), shape: unchanged },
  { name: "large_building", weight: 2.5, who: tenantOf((w) => w.towers, true), shape: unchanged },
  { name: "share_house", weight: 1, who: tenantOf((w) => w.shareHouses, false), shape: unchanged },
  { name: "house_move", weight: 1.5, who: returning, shape: houseMove },
  { name: "new_phone", weight: 2.5, who: returning, shape: newPhone },
  { name: "vpn", weight: 1.8, who: anybody, shape: vpn },
  { name: "traveller", weight: 1, who: anybody, shape: traveller },
  {
    name: "foreign_resident",
    weight: 1.6,
    who: (w, rng) => join(w, newCustomer(rng, { foreign: true })),
    shape: unchanged,
  },
  { name: "declined_then_approved", weight: 1.5, who: anybody, shape: troubledCard },
  { name: "big_spender", weight: 2.5, who: anybody, shape: bigSpender },
  { name: "office", weight: 1.5, who: anybody, shape: office },
  { name: "hurried", weight: 2, who: anybody, shape: hurried },
  { name: "forwarder_customer", weight: 0.9, who: anybody, shape: throughForwarder },
  { name: "public_machine", weight: 0.7, who: anybody, shape: publicMachine },
  { name: "second_account", weight: 1.2, who: returning, shape: secondAccount },
  { name: "privacy_minded", weight: 1, who: anybody, shape: privacyMinded },
  { name: "chat_form", weight: 2, who: (w, rng) => join(w, newCustomer(rng)), shape: chatForm },
];
export const WEIGHTED_STORIES = STORIES.map((story) => [story, story.weight] as const);
