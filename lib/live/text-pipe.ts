import "server-only";

/** Text written now and read when it is read; whoever falls too far behind is cut off, and so is whoever is gone. */
export class TextPipe {
  readonly readable: ReadableStream<Uint8Array>;
  readonly #encoder = new TextEncoder();
  readonly #behindMax: number;
  readonly #onEnd: (() => void)[] = [];
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;

  /** @param behindMax how many pieces may wait to be read */
  constructor(behindMax: number) {
    this.#behindMax = behindMax;
    this.readable = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => this.#ended(),
    });
  }

  write(text: string): void {
    if (!this.#controller) return;
    if ((this.#controller.desiredSize ?? 0) < -this.#behindMax) this.end();
    else this.#controller.enqueue(this.#encoder.encode(text));
  }

  end(): void {
    this.#controller?.close();
    this.#ended();
  }

  /** Called once; at once when it has ended already. */
  onEnd(act: () => void): void {
    if (this.#controller) this.#onEnd.push(act);
    else act();
  }

  #ended(): void {
    this.#controller = null;
    for (const act of this.#onEnd.splice(0)) act();
  }
}
