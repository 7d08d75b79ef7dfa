import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "./words";

/** Below this, places stand in a menu behind the name of the one where one is. */
const SIDE_BY_SIDE_PX = 768;

/** What leads to a place of the console: a link in the line on top, or of the menu that is opened for it. */
export async function wayTo(page: Page, words: Words, place: string): Promise<Locator> {
  const name = words(`shell.nav.${place}`);
  const navigation = page.getByRole("navigation", { name: words("shell.navigation") });
  if ((page.viewportSize()?.width ?? SIDE_BY_SIDE_PX) >= SIDE_BY_SIDE_PX) return navigation.getByRole("link", { name });
  const menu = page.getByRole("menu");
  if (!(await menu.isVisible())) await navigation.getByRole("button", { name: words("shell.places") }).click();
  await expect(menu).toBeVisible();
  return menu.getByRole("menuitem", { name });
}
