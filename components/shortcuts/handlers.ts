import type { CommandId } from "./commands";

export type Handler = () => void;

/**
 * What commands do on the page that is shown. The latest to register is meant, and when it leaves, the one before: a dialog's
 * handler steps in front of its page's.
 */
export class Handlers {
  readonly #byId = new Map<CommandId, Handler[]>();

  register(id: CommandId, handler: Handler): () => void {
    const stack = this.#byId.get(id) ?? [];
    this.#byId.set(id, stack);
    stack.push(handler);
    return () => {
      const index = stack.lastIndexOf(handler);
      if (index !== -1) stack.splice(index, 1);
    };
  }

  of(id: CommandId): Handler | null {
    return this.#byId.get(id)?.at(-1) ?? null;
  }
}
