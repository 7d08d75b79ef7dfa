import "server-only";
import { log } from "@/lib/platform/log";
import { singleton } from "@/lib/platform/singleton";

const underWay = () => singleton("providers.background", () => new Set<Promise<void>>(), settled);

/** Work that no answer waits for. Its failure is logged, and costs a later order a call. */
export function inBackground(event: string, work: () => Promise<unknown>): void {
  const running: Promise<void> = work().then(
    () => {},
    (error: unknown) => log().warn({ event, err: error }),
  );
  const all = underWay();
  all.add(running);
  void running.finally(() => all.delete(running));
}

/** Resolves when all of it has ended. */
export async function settled(all: ReadonlySet<Promise<void>> = underWay()): Promise<void> {
  await Promise.all(all);
}
