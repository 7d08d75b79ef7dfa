"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from "react";
import { rowWindow, scrolledTo } from "./row-window";

/** A tall screen. */
const TALL_PX = 1_200;
type View = { readonly top: number; readonly viewPx: number; readonly rowPx: number };

/**
 * Which of the scrolling rows (those with `data-row`) are drawn. A row's height is measured, since it follows the density and the
 * reader's text size.
 * @param frame what scrolls; its header takes `headPx` of the view
 * @param usualPx height of a row before the browser has measured anything
 */
export function useRowWindow(
  frame: RefObject<HTMLElement | null>,
  count: number,
  { headPx = 0, usualPx }: { readonly headPx?: number; readonly usualPx: number },
) {
  const [view, setView] = useState<View>({ top: 0, viewPx: TALL_PX, rowPx: usualPx });

  const measure = useCallback(() => {
    const element = frame.current;
    if (!element) return;
    const rowPx = element.querySelector("[data-row]")?.getBoundingClientRect().height ?? 0;
    const next = {
      top: element.scrollTop,
      // What is not laid out yet has no height to go by.
      viewPx: element.clientHeight === 0 ? TALL_PX : Math.max(0, element.clientHeight - headPx),
      rowPx: rowPx > 0 ? rowPx : usualPx,
    };
    // Within the same row there is nothing to draw anew.
    setView((last) => (sameRows(last, next) ? last : next));
  }, [frame, headPx, usualPx]);

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
      const viewPx = element.clientHeight - headPx;
      element.scrollTop = scrolledTo({ row, top: element.scrollTop, viewPx, rowPx: view.rowPx });
    },
    [frame, headPx, view.rowPx],
  );
  return { window: rowWindow({ ...view, count }), rowPx: view.rowPx, bringIntoView };
}

const sameRows = (a: View, b: View): boolean =>
  a.viewPx === b.viewPx && a.rowPx === b.rowPx && Math.floor(a.top / a.rowPx) === Math.floor(b.top / b.rowPx);
