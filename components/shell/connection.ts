import { onlineManager } from "@tanstack/react-query";
import { listenToLines } from "@/lib/shared/console-lines";

const PROBE_MS_MIN = 1_000;
const PROBE_MS_MAX = 15_000;

/**
 * Keeps track of whether the server can be reached, for everything that asks it: a question that nobody answers stops them all, and
 * from then on one small question is asked until it is answered. Browsers alone know only of their own network.
 */
export function watchConnection(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const probe = async (failures: number): Promise<void> => {
    clearTimeout(timer);
    const reached = await fetch("/api/health/live", { cache: "no-store" }).then(
      (response) => response.ok,
      () => false,
    );
    if (stopped) return;
    if (reached) return onlineManager.setOnline(true);
    timer = setTimeout(() => void probe(failures + 1), Math.min(PROBE_MS_MAX, PROBE_MS_MIN * 2 ** failures));
  };
  const lost = () => {
    if (!onlineManager.isOnline()) return;
    onlineManager.setOnline(false);
    timer = setTimeout(() => void probe(0), PROBE_MS_MIN);
  };
  const back = () => void probe(0);
  onlineManager.setEventListener(() => undefined);
  window.addEventListener("offline", lost);
  window.addEventListener("online", back);
  const deaf = listenToLines({ unheard: lost, heard: () => onlineManager.setOnline(true) });
  return () => {
    stopped = true;
    clearTimeout(timer);
    deaf();
    window.removeEventListener("offline", lost);
    window.removeEventListener("online", back);
  };
}
