import { randomInt, randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import type { Locale, Merchant, Screening } from "./support/api";
import { inspect } from "./support/inspect";
import { type Look, lookAs, OPPOSITE_LOOKS } from "./support/looks";
import { anOrder, type Order } from "./support/orders";
import { ReviewPage } from "./support/review-page";
import { type Words, wordsIn } from "./support/words";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

type Past = {
  readonly order: Order;
  readonly outcomes?: readonly { readonly type: string; readonly daysAgo: number }[];
};
type Story = {
  /** What happened before, oldest first. */
  readonly past: readonly Past[];
  readonly order: Order;
  /** What stands on the merchant's lists. */
  readonly listed?: Readonly<Record<string, unknown>>;
};
/** A golden order as a review desk meets it, and what must be read first of it. */
type Golden = {
  readonly name: string;
  readonly title: string;
  readonly tell: () => Story;
  readonly verdict: Screening["verdict"];
  readonly typology: string | null;
  readonly code: string;
  readonly sentence: Readonly<Record<Locale, string>>;
  /** A rule of the merchant's own comes before the signal. */
  readonly behindRule?: boolean;
};

const before = (ms: number): string => new Date(Date.now() - ms).toISOString();
const aPhone = (): string => `080-${randomInt(1_000, 10_000)}-${randomInt(1_000, 10_000)}`;
const aCard = (token: string, status = "Y") => ({
  method: "card",
  card: { token, issuerCountry: "JP" },
  threeDS: { status },
});
const DEFERRED = { method: "deferred" };
const TO_THE_BUYER = { deliveries: [{ sameAsBuyer: true }] };

/** A name that can be spoken, and that nobody else has: letters drawn at random would be a reason by themselves. */
function aMailbox(): string {
  const syllables = ["ka", "mi", "to", "ra", "no", "se", "ha", "yu", "ri", "mo", "ta", "ne"];
  return Array.from({ length: 5 }, () => syllables[randomInt(syllables.length)]).join("");
}

/** Somebody of whom nothing is odd. */
const aPerson = (more: Record<string, string> = {}) => ({ email: `${aMailbox()}@example.jp`, ...more });

/** A room of a house in which nobody else of the tests lives, in three spellings. */
function aRoom(): readonly [string, string, string] {
  const [chome, block, house] = [randomInt(1, 8), randomInt(10, 90), randomInt(10, 90)];
  const town = "神奈川県横浜市港北区日吉";
  const wide = (digits: number) =>
    String(digits).replaceAll(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
  return [
    `${town}${chome}-${block}-${house} 日吉ハイツ201`,
    `${town}${wide(chome)}－${wide(block)}－${wide(house)} ２０１号室`,
    `${town}${chome}丁目${block}番${house}号 201号`,
  ];
}

function stolenCards(): Story {
  const buyer = {
    memberId: `member-${randomUUID()}`,
    memberSince: before(30 * MINUTE_MS),
    email: `${aMailbox()}@mailinator.com`,
  };
  const common = { ...TO_THE_BUYER, buyer, isFirstOrder: true, device: { deviceId: randomUUID() } };
  const tried = [20, 16, 12, 8].map((minutes) => ({
    order: anOrder({ ...common, orderedAt: before(minutes * MINUTE_MS), payment: aCard(randomUUID(), "U") }),
  }));
  const order = anOrder({
    ...common,
    amountTotal: 99_960,
    items: [{ name: "ゲーム機 本体", unitPrice: 49_980, quantity: 2, isHighResale: true }],
    payment: aCard(randomUUID(), "U"),
  });
  return { past: tried, order };
}

function respeltHome(): Story {
  const mailbox = aMailbox();
  const [plain, wide, kanji] = aRoom();
  const trial = (lastName: string, email: string, address: string, days: number) =>
    anOrder({
      ...TO_THE_BUYER,
      orderedAt: before(days * DAY_MS),
      amountTotal: 980,
      isFirstOrder: true,
      items: [{ name: "美容液 初回お試し", unitPrice: 980, quantity: 1, isTrial: true }],
      payment: DEFERRED,
      buyer: { lastName, firstName: "花子", email: `${email}@gmail.com`, address },
    });
  const dotted = `${mailbox.slice(0, 3)}.${mailbox.slice(3)}`;
  return {
    past: [{ order: trial("左藤", mailbox, plain, 20) }, { order: trial("佐藤", dotted, wide, 10) }],
    order: trial("佐東", `${mailbox}+c`, kanji, 0),
  };
}

function unpaidBefore(): Story {
  const tel = aPhone();
  const unpaid = anOrder({
    ...TO_THE_BUYER,
    orderedAt: before(120 * DAY_MS),
    payment: DEFERRED,
    buyer: aPerson({ tel }),
  });
  return {
    past: [
      {
        order: unpaid,
        outcomes: [
          { type: "overdue", daysAgo: 80 },
          { type: "collection", daysAgo: 40 },
        ],
      },
    ],
    order: anOrder({ ...TO_THE_BUYER, payment: DEFERRED, buyer: aPerson({ tel, lastName: "高橋", firstName: "健" }) }),
  };
}

function ownAffiliate(): Story {
  const [tel, affiliateId] = [aPhone(), `aff-${randomUUID()}`];
  return {
    past: [],
    listed: { list: "affiliate_own", kind: "phone", value: tel, reason: "affiliate_identity", subject: affiliateId },
    order: anOrder({
      ...TO_THE_BUYER,
      buyer: aPerson({ tel }),
      affiliate: { affiliateId, clickedAt: before(10 * MINUTE_MS), commission: 3_000 },
    }),
  };
}

/** Paid in advance, as the next story is: what others do to the cards of the whole shop is no matter of theirs. */
function returnedToShipTo(): Story {
  const [address] = aRoom();
  const charged = anOrder({
    ...TO_THE_BUYER,
    orderedAt: before(200 * DAY_MS),
    payment: aCard(randomUUID()),
    buyer: aPerson({ address }),
  });
  return {
    past: [{ order: charged, outcomes: [{ type: "chargeback", daysAgo: 120 }] }],
    order: anOrder({
      ...TO_THE_BUYER,
      buyer: aPerson({ address, lastName: "高橋", firstName: "健" }),
    }),
  };
}

function goodCustomer(): Story {
  const { buyer } = anOrder({ buyer: aPerson() });
  const own = { ...TO_THE_BUYER, buyer, device: { deviceId: randomUUID() } };
  const past = [180, 120, 60].map((days) => ({
    order: anOrder({ ...own, orderedAt: before(days * DAY_MS) }),
    outcomes: [{ type: "paid", daysAgo: days - 7 }],
  }));
  return { past, order: anOrder(own) };
}

const GOLDEN: readonly Golden[] = [
  {
    name: "impersonation",
    title: "stolen cards tried on one device are stopped, and the count of cards is read first",
    tell: stolenCards,
    verdict: "NG",
    typology: "impersonation",
    code: "C17",
    sentence: {
      ja: "同じ端末で、24時間以内に5枚のカードが使われています（本注文を含む。通常は2枚まで）",
      en: "5 cards were used on the same device within 24 hours, this order included (usually at most 2)",
    },
  },
  {
    name: "resale",
    title: "a reseller who respells mailbox and home is held, and the one mailbox is read first",
    tell: respeltHome,
    verdict: "HOLD",
    typology: "resale",
    code: "R05",
    sentence: {
      ja: "同じメールボックスを、別の表記で使う会員がほかに2人います（計3通りの表記）",
      en: "2 other members use the same mailbox in another spelling (3 spellings in all)",
    },
  },
  {
    name: "nonpayment",
    title: "somebody who owes money and comes back under another name is held, and the debt is read first",
    tell: unpaidBefore,
    verdict: "HOLD",
    typology: "nonpayment",
    code: "D01",
    sentence: {
      ja: "同じ購入者に未払いの注文が1件（¥6,600）あります（直近は40日前に委託）",
      en: "The same buyer has 1 unpaid order worth ¥6,600 (latest: sent to collection 40 days ago)",
    },
  },
  {
    name: "affiliate",
    title: "an affiliate who buys for the commission is stopped, and whose number it is is read first",
    tell: ownAffiliate,
    verdict: "NG",
    typology: "affiliate",
    code: "A06",
    sentence: {
      ja: "購入者と配送先の電話番号が、成果を受け取るアフィリエイター本人の登録情報と一致しました",
      en: "The buyer’s and ship-to’s phone number belongs to the affiliate that would be paid for it",
    },
  },
  {
    name: "ship-to",
    title: "an order to a room that had a chargeback is held, and it is told how long ago that was",
    tell: returnedToShipTo,
    verdict: "HOLD",
    typology: "impersonation",
    code: "C03",
    behindRule: true,
    sentence: {
      ja: "同じ部屋への注文1件でチャージバックが発生しています（最新は120日前）",
      en: "1 order to the same room ended in a chargeback (latest 120 days ago)",
    },
  },
  {
    name: "good customer",
    title: "a good customer of half a year passes, and it is told what speaks for the order",
    tell: goodCustomer,
    verdict: "OK",
    typology: null,
    code: "T01",
    sentence: {
      ja: "同じ届け先・同じ端末で支払い済みの注文が3件あり、最初の注文は180日前です",
      en: "3 paid orders to the same ship-to from the same device, the first 180 days ago",
    },
  },
];

/** Does what the merchant and its people did, as they do it: by the API. */
async function live({ past, order, listed }: Story, merchant: Merchant, keyed: APIRequestContext): Promise<Screening> {
  if (listed) {
    const response = await keyed.post("/api/v1/list-entries", { data: listed });
    expect(response.status(), await response.text()).toBe(201);
  }
  for (const { order: earlier, outcomes = [] } of past) {
    await merchant.screen(earlier);
    for (const { type, daysAgo } of outcomes) {
      const data = { type, occurredAt: before(daysAgo * DAY_MS + HOUR_MS) };
      const response = await keyed.post(`/api/v1/orders/${earlier.externalOrderId}/events`, { data });
      expect(response.ok(), await response.text()).toBe(true);
    }
  }
  return merchant.screen(order);
}

/** Where the order is read: at the desk while it waits for a person, else on its own page. */
async function open(page: Page, { caseId, externalOrderId }: Screening, shop: unknown, words: Words): Promise<void> {
  if (caseId !== null) return new ReviewPage(page, words).open(caseId);
  await page.goto(`/orders/${shop}/${externalOrderId}`);
  const name = words("orders.page.heading", { order: externalOrderId });
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function readsRightly(page: Page, golden: Golden, look: Look, words: Words): Promise<void> {
  const main = page.getByRole("main");
  const title = page.getByRole("heading", { level: 2, name: words("review.reasons.title"), exact: true });
  const reasons = page.locator("section").filter({ has: title }).last();
  const findings = reasons.getByRole("listitem");
  const leading = findings.nth(golden.behindRule ? 1 : 0);
  await expect(leading).toContainText(golden.sentence[look.locale]);
  await expect(leading).toContainText(golden.code);
  if (golden.behindRule) await expect(findings.first()).toContainText(words("review.reasons.action.HOLD"));
  // Where several points stand beside one score, it is said that they are no sum.
  const aside = reasons.getByText(words("review.reasons.aside"));
  await expect(aside).toHaveCount((await findings.count()) > 1 ? 1 : 0);
  const seal = main.locator(`header [data-seal=${golden.verdict}]`);
  await expect(seal).toHaveText(words(`common.verdict.${golden.verdict}`));
  const kinds = main.locator("dt", { hasText: words("review.typology.title") }).locator("xpath=following-sibling::dd");
  if (golden.typology === null) await expect(kinds).toHaveCount(0);
  else await expect(kinds).toHaveText(new RegExp(`^${words(`review.typology.${golden.typology}`)} \\d+`));
}

test.describe("golden orders, in both languages", () => {
  test.describe.configure({ timeout: 90_000 });
  for (const golden of GOLDEN) {
    test(golden.title, async ({ signedIn, merchant, keyed }) => {
      const story = golden.tell();
      const screening = await live(story, merchant, keyed);
      expect(screening.verdict).toBe(golden.verdict);
      const page = await signedIn("analyst");
      for (const look of OPPOSITE_LOOKS) {
        const words = wordsIn(look.locale);
        await lookAs(page, look);
        await open(page, screening, story.order.shopId, words);
        await readsRightly(page, golden, look, words);
        await inspect(page, `golden-${golden.name.replaceAll(" ", "-")}`, look);
      }
    });
  }
});
