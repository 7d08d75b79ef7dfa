import "server-only";

/**
 * One instance per *process*, however many copies of the asking module a bundler makes: Next loads a module up to four times
 * (server, instrumentation, route handlers, pages), and each copy would open a pool of its own.
 */
const KEY = Symbol.for("sekisho.singletons");
type Slot = { value: unknown; dispose: (() => unknown) | null };
type Holder = { [KEY]?: Map<string, Slot> };

function slots(): Map<string, Slot> {
  const holder = globalThis as Holder;
  holder[KEY] ??= new Map();
  return holder[KEY];
}

export function singleton<T>(name: string, create: () => T, dispose?: (value: T) => unknown): T {
  const all = slots();
  const known = all.get(name);
  if (known) return known.value as T;
  const value = create();
  all.set(name, { value, dispose: dispose ? () => dispose(value) : null });
  return value;
}

/** Newest first, so that a job runner stops before the pool it uses. */
export async function disposeSingletons(): Promise<void> {
  const all = slots();
  for (const [name, slot] of [...all].reverse()) {
    all.delete(name);
    await slot.dispose?.();
  }
}
