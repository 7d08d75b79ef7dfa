export type ToastTone = "plain" | "good" | "warn" | "bad";
export type ToastMessage = {
  readonly title: string;
  readonly description?: string;
  readonly tone?: ToastTone;
  /** An undo, for instance. */
  readonly action?: { readonly label: string; readonly onPress: () => void };
  /** Milliseconds it stays; 0 = until dismissed. Faults stay by default. */
  readonly timeoutMs?: number;
};

/** What shows them, once its code is here. */
export type ToastShelf = {
  readonly add: (id: string, message: ToastMessage) => void;
  readonly close: (id: string) => void;
};

/** The toasts of a page. Nobody who only shows one is drawn anew when they come and go. */
export class ToastBoard {
  readonly #ask: () => void;
  readonly #waiting = new Map<string, ToastMessage>();
  #shelf: ToastShelf | null = null;
  #count = 0;

  /** @param ask asks for the shelf, which will attach itself */
  constructor(ask: () => void) {
    this.#ask = ask;
  }

  readonly show = (message: ToastMessage): string => {
    const id = `toast-${++this.#count}`;
    if (this.#shelf) this.#shelf.add(id, message);
    else {
      this.#waiting.set(id, message);
      this.#ask();
    }
    return id;
  };

  readonly dismiss = (id: string): void => {
    this.#waiting.delete(id);
    this.#shelf?.close(id);
  };

  attach(shelf: ToastShelf): () => void {
    this.#shelf = shelf;
    for (const [id, message] of this.#waiting) shelf.add(id, message);
    this.#waiting.clear();
    return () => {
      if (this.#shelf === shelf) this.#shelf = null;
    };
  }
}
