import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What axe finds on the page as it stands, one line a rule and element; empty is what it ought to be. */
export async function violationsOf(page: Page, tolerated: readonly string[] = []): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).disableRules([...tolerated]).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}
