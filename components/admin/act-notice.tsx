import { Notice } from "@/components/ui/state";
import type { ActFault } from "./use-admin-act";

/** What stood in the way of an act, above the form; said aloud when it appears. */
export const ActNotice = ({ fault }: { readonly fault: ActFault | null }) => (
  <div aria-live="assertive" className="empty:hidden">
    {fault?.message ? <Notice tone="bad">{fault.message}</Notice> : null}
  </div>
);
