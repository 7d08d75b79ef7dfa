"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from "react";
import { rowWindow, scrolledTo } from "./row-window";

/** Before the browser has measured anything: enough rows for a tall screen, of the regular density. */
const BEFORE = { top: 0, viewPx: 960, rowPx: 36 };

/**
 * Which rows of a scrolling table are drawn. A row's height is measured, since it follows the density and the reader's text size.
 * @param frame what scrolls; its header takes `headPx` of the view
 */
export function useRowWindow(frame: RefObject<HTMLElement | null>, count: number, headPx: number) {
  const [view, setView] = useState(BEFORE);

  const measure = useCallback(() => {
    const element = frame.current;
    if (!element) return;
    const row = element.querySelector<HTMLElement>("tr[data-row]");
    const next = {
      top: element.scrollTop,
      viewPx: Math.max(0, element.clientHeight - headPx),
      rowPx: row && row.offsetHeight > 0 ? row.getBoundingClientRect().height : BEFORE.rowPx,
    };
    // Within the same row there is nothing to draw anew.
    setView((last) => (sameRows(last, next) ? last : next));
  }, [frame, headPx]);

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
      if (!element) return;
      const viewPx = element.clientHeight - headPx;
      element.scrollTop = scrolledTo({ row, top: element.scrollTop, viewPx, rowPx: view.rowPx });
    },
    [frame, headPx, view.rowPx],
  );
  return { window: rowWindow({ ...view, count }), rowPx: view.rowPx, bringIntoView };
}

type View = typeof BEFORE;

const sameRows = (a: View, b: View): boolean =>
  a.viewPx === b.viewPx && a.rowPx === b.rowPx && Math.floor(a.top / a.rowPx) === Math.floor(b.top / b.rowPx);
