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

export { expect };

type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;

type Fixtures = {
  /** What pages reported by themselves. It must be nothing, or what the test expected. */
  faults: Faults;
  /** A page of the console for a person of the demo, in Japanese, in a browser profile of its own. */
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

  context: async ({ context, faults }, use) => {
    await faults.watch(context);
    await use(context);
  },

  signedIn: async ({ browser, faults, sessions }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (who) => {
      const session = sessions.get(who) ?? (await signIn(browser, who));
      sessions.set(who, session);
      const context = await browser.newContext({ storageState: session });
      opened.push(context);
      await faults.watch(context);
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

/** Signs in through the page, as a person does, and waits for the console. */
export async function signInAs(page: Page, who: Who, path = "/"): Promise<void> {
  const { email, password } = demoUser(who);
  // The language is this browser's choice, whatever an earlier journey left with the person.
  await page.context().addCookies([{ name: "sekisho-locale", value: "ja", url: baseUrl }]);
  await page.goto(path);
  await page.getByLabel("メールアドレス").fill(email);
  await page.getByLabel("パスワード", { exact: true }).fill(password);
  await page.getByRole("button", { name: "サインイン", exact: true }).click();
  await expect(page.getByRole("navigation", { name: "主なページ" })).toBeVisible();
}

/** Once a person and worker; every test begins from the same session. */
async function signIn(browser: Browser, who: Who): Promise<Session> {
  const context = await browser.newContext();
  await signInAs(await context.newPage(), who);
  const session = await context.storageState();
  await context.close();
  return session;
}
