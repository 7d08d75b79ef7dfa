import type { CDPSession, Page } from "@playwright/test";

/** Keys as an input method passes them on while it composes: the browser reports key code 229 and `isComposing`. */
const COMPOSING_KEY_CODE = 229;

/** A Japanese input method in front of the focused field. */
export class InputMethod {
  readonly #session: CDPSession;
  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  /** Shows `text` as what is being composed, the caret behind it. */
  async compose(text: string): Promise<void> {
    await this.#session.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  /** A key that the input method takes for itself. */
  async press(key: string, modifiers = 0): Promise<void> {
    const about = { key, code: key, windowsVirtualKeyCode: COMPOSING_KEY_CODE, modifiers };
    await this.#session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...about });
    await this.#session.send("Input.dispatchKeyEvent", { type: "keyUp", ...about });
  }

  /** Enter ends the conversion: what was composed becomes text. */
  async commit(text: string): Promise<void> {
    await this.press("Enter");
    await this.#session.send("Input.insertText", { text });
  }
}
