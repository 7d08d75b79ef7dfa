"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { isImeEvent } from "@/components/shortcuts/command-for";
import type { DataTableProps, TableHandle } from "./data-table-props";

type On<Row> = Pick<DataTableProps<Row>, "rows" | "keyOf" | "hrefOf" | "onOpen" | "selection" | "more"> & {
  readonly frame: RefObject<HTMLElement | null>;
  readonly bringIntoView: (row: number) => void;
  /** How far the page keys go. */
  readonly pageRows: number;
};

/** One row at a time can be reached by Tab; keys move it. The focus follows its row, also when rows come in above it. */
export function useRowFocus<Row>(on: On<Row>) {
  const { rows, keyOf } = on;
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const latest = useLatest(on);
  const active = useMemo(() => {
    const index = activeKey === null ? -1 : rows.findIndex((row) => keyOf(row) === activeKey);
    return index === -1 ? null : index;
  }, [activeKey, rows, keyOf]);
  const at = useLatest(active);
  const open = useOpen(latest);

  useEffect(() => {
    if (active === null || wanted.current === null || wanted.current !== activeKey) return;
    wanted.current = null;
    latest.current.frame.current
      ?.querySelector<HTMLElement>(`tr[data-row="${active}"]`)
      ?.focus({ preventScroll: true });
  }, [active, activeKey, latest]);

  // Somebody walked past the last row: they arrive once the next page is there.
  const awaited = useRef<number | null>(null);
  const goTo = useCallback(
    (index: number) => {
      const { rows, keyOf, bringIntoView, more } = latest.current;
      awaited.current = index >= rows.length && more?.hasMore ? index : null;
      if (awaited.current !== null && !more?.loading) more?.load();
      const target = Math.max(0, Math.min(rows.length - 1, index));
      const row = rows[target];
      if (row === undefined) return;
      bringIntoView(target);
      wanted.current = keyOf(row);
      // Keys may come faster than what they lead to is drawn: each starts where the last one led.
      at.current = target;
      setActiveKey(keyOf(row));
    },
    [latest, at],
  );
  useEffect(() => {
    if (awaited.current !== null && awaited.current < rows.length) goTo(awaited.current);
  }, [rows.length, goTo]);
  const toggle = useCallback(
    (key: string) => {
      const { selection } = latest.current;
      if (!selection) return;
      const selected = new Set(selection.selected);
      if (!selected.delete(key)) selected.add(key);
      selection.onSelect(selected);
    },
    [latest],
  );
  const handle = useMemo<TableHandle>(
    () => ({
      step: (by) => goTo(at.current === null ? 0 : at.current + by),
      open: () => {
        const row = latest.current.rows[at.current ?? 0];
        if (row !== undefined) open(latest.current.keyOf(row));
      },
    }),
    [goTo, at, latest, open],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isImeEvent(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target instanceof HTMLTableRowElement)) return;
    const target = targetOf(event.key, active ?? 0, rows.length, on.pageRows);
    if (target !== null) goTo(target);
    else if (event.key === "Enter") handle.open();
    else if (event.key === " " && on.selection && activeKey !== null) toggle(activeKey);
    else return;
    event.preventDefault();
  };
  return { active, handle, onKeyDown, toggle, open, take: setActiveKey };
}

function targetOf(key: string, at: number, count: number, page: number): number | null {
  switch (key) {
    case "ArrowDown":
      return at + 1;
    case "ArrowUp":
      return at - 1;
    case "PageDown":
      return Math.min(count - 1, at + page);
    case "PageUp":
      return at - page;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

function useOpen<Row>(latest: RefObject<On<Row>>): (key: string) => void {
  const router = useRouter();
  return useCallback(
    (key: string) => {
      const { rows, keyOf, onOpen, hrefOf } = latest.current;
      const row = rows.find((candidate) => keyOf(candidate) === key);
      if (row === undefined) return;
      if (onOpen) onOpen(row);
      else if (hrefOf) router.push(hrefOf(row));
    },
    [latest, router],
  );
}

/** The value of the latest drawing, for handlers that stay the same. */
function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
