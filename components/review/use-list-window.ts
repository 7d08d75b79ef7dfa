"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from "react";
import { rowWindow, scrolledTo } from "@/components/ui/row-window";

/** Before the browser has measured anything: enough rows for a tall screen. */
const BEFORE = { top: 0, viewPx: 1_200, rowPx: 60 };
type View = typeof BEFORE;

/** Which rows of the scrolling list are drawn. A row's height is measured, since it follows the density and the reader's text size. */
export function useListWindow(frame: RefObject<HTMLElement | null>, count: number) {
  const [view, setView] = useState(BEFORE);
  const measure = useCallback(() => {
    const element = frame.current;
    if (!element) return;
    const row = element.querySelector<HTMLElement>("li[data-row]");
    const rowPx = row ? row.getBoundingClientRect().height : 0;
    const next = {
      top: element.scrollTop,
      viewPx: element.clientHeight || BEFORE.viewPx,
      rowPx: rowPx > 0 ? rowPx : BEFORE.rowPx,
    };
    // Within the same row there is nothing to draw anew.
    setView((last) => (sameRows(last, next) ? last : next));
  }, [frame]);

  useLayoutEffect(measure);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, [frame, measure]);

  const bringIntoView = useCallback(
    (row: number) => {
      const element = frame.current;
      if (!element || element.clientHeight === 0) return;
      const at = { row, top: element.scrollTop, viewPx: element.clientHeight, rowPx: view.rowPx };
      element.scrollTop = scrolledTo(at);
    },
    [frame, view.rowPx],
  );
  return { window: rowWindow({ ...view, count }), rowPx: view.rowPx, bringIntoView };
}

const sameRows = (a: View, b: View): boolean =>
  a.viewPx === b.viewPx && a.rowPx === b.rowPx && Math.floor(a.top / a.rowPx) === Math.floor(b.top / b.rowPx);
