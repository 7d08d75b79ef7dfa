import { expect, type Locator, type Page } from "@playwright/test";
import { type Words, wordsIn } from "./words";

/** Below this, list and case are shown one after the other. */
const BOTH_PANES_PX = 1_024;

/** The review page, by what a person calls its parts: in Japanese, unless other words are given. */
export class ReviewPage {
  readonly page: Page;
  readonly words: Words;
  readonly list: Locator;
  readonly heading: Locator;
  /** Where a case is decided. */
  readonly dock: Locator;
  readonly note: Locator;
  readonly approve: Locator;
  readonly reject: Locator;
  readonly search: Locator;

  constructor(page: Page, words: Words = wordsIn("ja")) {
    this.page = page;
    this.words = words;
    this.list = page.getByRole("list", { name: words("review.queue.label") });
    const title = new RegExp(`^${words.like("review.case.heading").source}`);
    this.heading = page.getByRole("main").getByRole("heading", { level: 2, name: title });
    this.dock = page.getByRole("region", { name: words("review.decide.label") });
    this.note = this.dock.getByRole("textbox", { name: words("review.decide.note") });
    this.search = page.getByRole("searchbox", { name: words("review.queue.search") });
    this.approve = this.dock.getByRole("button", { name: words("review.decide.act.approve"), exact: true });
    this.reject = this.dock.getByRole("button", { name: words("review.decide.act.reject"), exact: true });
  }

  /** What stands over the case of an order. */
  titleOf(externalOrderId: string): string {
    return this.words("review.case.heading", { order: externalOrderId });
  }

  /** Whether the list is out of sight while a case is read. */
  get oneByOne(): boolean {
    return (this.page.viewportSize()?.width ?? BOTH_PANES_PX) < BOTH_PANES_PX;
  }

  async open(caseId?: string): Promise<void> {
    await this.page.goto(caseId ? `/review?case=${caseId}` : "/review");
    await this.ready();
  }

  /** The case is there, and the page hears keys. */
  async ready(): Promise<void> {
    await expect(this.heading).toBeVisible();
    await this.hearsKeys();
  }

  async hearsKeys(): Promise<void> {
    await expect(this.page.locator("[data-desk]")).toHaveAttribute("aria-busy", "false");
  }

  /** The first case that nobody else is on: where there is room it is on the desk already, else it is picked from the list. */
  async begin(): Promise<void> {
    await expect(this.list.or(this.heading).first()).toBeVisible();
    if (this.oneByOne) {
      const taken = this.words.like("review.queue.heldBy");
      await this.list.getByRole("link").filter({ hasNotText: taken }).first().click();
    }
    await this.ready();
  }

  /** The list is in sight, and no field has the focus. */
  async toList(): Promise<void> {
    if (this.oneByOne) await this.page.getByRole("button", { name: this.words("review.case.back") }).click();
    else await this.heading.focus();
    await expect(this.list).toBeVisible();
  }

  /** How many cases wait, as the page says it. */
  async waiting(): Promise<number> {
    return Number(await this.page.locator("[data-waiting]").getAttribute("data-waiting"));
  }

  /** The number of the order on the desk. */
  async order(): Promise<string> {
    const [before = "", after = ""] = this.titleOf("|").split("|");
    const title = await this.heading.innerText();
    return title.slice(before.length, title.length - after.length);
  }

  /** The row of an order, however far down the list it stands: it is searched for. */
  async row(externalOrderId: string): Promise<Locator> {
    await this.search.fill(externalOrderId);
    const row = this.list.getByRole("link").filter({ hasText: externalOrderId });
    await expect(row).toHaveCount(1);
    return row;
  }

  /** What was done last has left for the server: until then it could be taken back. */
  async sent(): Promise<void> {
    await this.page.waitForResponse(/\/cases\/[^/]+\/(decision|keep|escalate)$/);
  }

  reason(code: string): Locator {
    return this.dock.getByRole("radio", { name: this.words(`review.reasonCodes.${code}`) });
  }

  async chooseReason(code: string): Promise<void> {
    await this.dock.getByText(this.words(`review.reasonCodes.${code}`)).click();
    await expect(this.reason(code)).toBeChecked();
  }

  async confirm(act: "approve" | "reject" | "keep" | "escalate"): Promise<void> {
    await this.dock
      .getByRole("button", { name: this.words(`review.decide.confirm.${act}`) })
      .first()
      .click();
  }
}
