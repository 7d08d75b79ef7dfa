import { expect, type Locator, type Page } from "@playwright/test";

/** The review page in Japanese, by what a person calls its parts. */
export class ReviewPage {
  readonly page: Page;
  readonly list: Locator;
  readonly heading: Locator;
  /** Where a case is decided. */
  readonly dock: Locator;
  readonly note: Locator;
  readonly approve: Locator;
  readonly reject: Locator;
  readonly search: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole("list", { name: "審査待ちの案件" });
    this.heading = page.getByRole("main").getByRole("heading", { level: 2, name: /^注文 / });
    this.dock = page.getByRole("region", { name: "判定" });
    this.note = this.dock.getByRole("textbox", { name: "メモ" });
    this.search = page.getByRole("searchbox", { name: "注文番号・氏名で探す" });
    this.approve = this.dock.getByRole("button", { name: "承認", exact: true });
    this.reject = this.dock.getByRole("button", { name: "否認", exact: true });
  }

  async open(caseId?: string): Promise<void> {
    await this.page.goto(caseId ? `/review?case=${caseId}` : "/review");
    await this.ready();
  }

  /** The case is there, and the page hears keys. */
  async ready(): Promise<void> {
    await expect(this.heading).toBeVisible();
    await expect(this.page.locator("[data-desk]")).toHaveAttribute("aria-busy", "false");
  }

  /** How many cases wait, as the page says it. */
  async waiting(): Promise<number> {
    return Number(await this.page.locator("[data-waiting]").getAttribute("data-waiting"));
  }

  /** The number of the order on the desk. */
  async order(): Promise<string> {
    return (await this.heading.innerText()).replace(/^注文 /, "");
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

  async chooseReason(name: string): Promise<void> {
    await this.dock.getByText(name).click();
    await expect(this.dock.getByRole("radio", { name })).toBeChecked();
  }
}
