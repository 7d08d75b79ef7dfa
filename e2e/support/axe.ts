import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** The library's guards around what is open: hidden, and focusable only to pass the focus on. */
const FOCUS_GUARDS = "[data-base-ui-focus-guard]";

/** What axe finds on the page as it stands, one line a rule and element; empty is what it ought to be. */
export async function violationsOf(page: Page, tolerated: readonly string[] = []): Promise<string[]> {
  return found(new AxeBuilder({ page }).exclude(FOCUS_GUARDS).disableRules([...tolerated]));
}

/** What axe finds in what lies on top; the page behind a veil is darkened, and nobody reads it. */
export async function violationsWithin(page: Page, selector: string): Promise<string[]> {
  return found(new AxeBuilder({ page }).include(selector).exclude(FOCUS_GUARDS));
}

async function found(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}
