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

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole("list", { name: "審査待ちの案件" });
    this.heading = page.getByRole("heading", { level: 2, name: /^注文 / });
    this.dock = page.getByRole("region", { name: "判定" });
    this.note = this.dock.getByRole("textbox", { name: "メモ" });
    this.approve = this.dock.getByRole("button", { name: "承認", exact: true });
    this.reject = this.dock.getByRole("button", { name: "否認", exact: true });
  }

  async open(caseId?: string): Promise<void> {
    await this.page.goto(caseId ? `/review?case=${caseId}` : "/review");
    await expect(this.heading).toBeVisible();
  }

  /** How many cases wait, as the page says it. */
  async waiting(): Promise<number> {
    const title = this.page.getByRole("heading", { level: 2, name: "審査待ち" }).locator("..");
    const count = /([\d,]+)件/.exec(await title.innerText())?.[1];
    return Number(count?.replaceAll(",", ""));
  }

  /** The number of the order on the desk. */
  async order(): Promise<string> {
    return (await this.heading.innerText()).replace(/^注文 /, "");
  }

  /** The row of an order, however far down the list it stands. */
  async row(externalOrderId: string): Promise<Locator> {
    const row = this.list.getByRole("link").filter({ hasText: externalOrderId });
    const more = this.page.getByRole("button", { name: "続きを読み込む" });
    await expect(async () => {
      if ((await row.count()) === 0 && (await more.isVisible())) await more.click();
      expect(await row.count()).toBe(1);
    }).toPass();
    return row;
  }

  async chooseReason(name: string): Promise<void> {
    await this.dock.getByText(name).click();
    await expect(this.dock.getByRole("radio", { name })).toBeChecked();
  }
}
