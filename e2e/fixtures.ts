import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { Merchant } from "./support/api";
import { baseUrl, demoKey, demoUser, type Who } from "./support/demo";
import { Faults } from "./support/faults";
import { dress, JAPANESE_DESK, type Look, nameOf } from "./support/looks";
import { type Words, wordsIn } from "./support/words";

export { expect };

type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;

type Fixtures = {
  /** How the console is looked at: every page of the test is. */
  look: Look;
  /** What the console says in the look's language. */
  words: Words;
  /** What pages reported by themselves. It must be nothing, or what the test expected. */
  faults: Faults;
  /** A page of the console for a person of the demo, in the test's look, in a browser profile of its own. */
  signedIn: (who: Who) => Promise<Page>;
  /** The merchant's API with the demo's key, and the same without words of our own. */
  merchant: Merchant;
  keyed: APIRequestContext;
};
type WorkerFixtures = { sessions: Map<Who, Session> };

export const test = base.extend<Fixtures, WorkerFixtures>({
  sessions: [({ browserName: _ }, use) => use(new Map()), { scope: "worker" }],

  faults: [
    async ({ browserName: _ }, use) => {
      const faults = new Faults();
      await use(faults);
      expect(faults.unexpected(), "pages reported errors").toEqual([]);
    },
    { auto: true },
  ],

  look: [JAPANESE_DESK, { option: true }],
  words: ({ look }, use) => use(wordsIn(look.locale)),
  viewport: ({ look }, use) => use(look.size),

  context: async ({ context, faults, look }, use) => {
    await faults.watch(context);
    await dress(context, look);
    await use(context);
  },

  signedIn: async ({ browser, faults, look, sessions }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (who) => {
      const session = sessions.get(who) ?? (await signIn(browser, who));
      sessions.set(who, session);
      const context = await browser.newContext({ storageState: session });
      opened.push(context);
      await faults.watch(context);
      await dress(context, look);
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },

  keyed: async ({ playwright }, use) => {
    const extraHTTPHeaders = { authorization: `Bearer ${demoKey()}` };
    const request = await playwright.request.newContext({ baseURL: baseUrl, extraHTTPHeaders });
    await use(request);
    await request.dispose();
  },
  merchant: ({ keyed }, use) => use(new Merchant(keyed)),
});

/** Whole ways through several pages, each looked at by all of axe's rules. */
const JOURNEY_MS_MAX = 60_000;

/** The same journeys in each of these looks. */
export function inLooks(looks: readonly Look[], declare: () => void): void {
  for (const look of looks) {
    test.describe(nameOf(look), () => {
      test.describe.configure({ timeout: JOURNEY_MS_MAX });
      test.use({ look });
      declare();
    });
  }
}

/** Signs in through the page, as a person does, and waits for the console. */
export async function signInAs(page: Page, who: Who, path = "/", words = wordsIn("ja")): Promise<void> {
  const { email, password } = demoUser(who);
  await page.goto(path);
  await page.getByLabel(words("auth.email")).fill(email);
  await page.getByLabel(words("auth.password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: words("auth.submit"), exact: true }).click();
  await expect(page.getByRole("navigation", { name: words("shell.navigation") })).toBeVisible();
}

/** Once a person and worker; every test begins from the same session. */
async function signIn(browser: Browser, who: Who): Promise<Session> {
  const context = await browser.newContext();
  await dress(context, JAPANESE_DESK);
  await signInAs(await context.newPage(), who);
  const session = await context.storageState();
  await context.close();
  return session;
}
