"use client";

import type { RefObject } from "react";
import { useCommand } from "@/components/shortcuts/shortcuts";
import type { TableHandle } from "./data-table-props";

/** `j`, `k` and Enter move through the one table of a page, wherever the focus is. */
export function useTableCommands(table: RefObject<TableHandle | null>): void {
  useCommand("next", () => table.current?.step(1));
  useCommand("previous", () => table.current?.step(-1));
  useCommand("open", () => table.current?.open());
}
