"use client";

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { can } from "@/lib/access/permissions";
import type { Role } from "@/lib/shared/vocabulary";
import { commandFor, focusPlace } from "./command-for";
import type { CommandId } from "./commands";
import { ShortcutSheet } from "./shortcut-sheet";

type Handler = () => void;
type Shortcuts = {
  readonly register: (id: CommandId, handler: Handler) => () => void;
  readonly openSheet: () => void;
};

const Context = createContext<Shortcuts>({ register: () => () => undefined, openSheet: () => undefined });

/** Lets a key do something for as long as the component is shown; null switches it off. The latest handler counts. */
export function useCommand(id: CommandId, handler: Handler | null): void {
  const { register } = useContext(Context);
  const latest = useRef(handler);
  const active = handler !== null;
  useEffect(() => {
    latest.current = handler;
  }, [handler]);
  useEffect(() => (active ? register(id, () => latest.current?.()) : undefined), [register, id, active]);
}

export const useShortcutSheet = (): (() => void) => useContext(Context).openSheet;

/** The only key listener of the console. Commands that the role may not run are not heard, and not shown in the sheet. */
export function ShortcutProvider({ role, children }: { readonly role: Role; readonly children: ReactNode }) {
  const handlers = useRef(new Map<CommandId, Handler>());
  const [sheetOpen, setSheetOpen] = useState(false);
  const enabled = useSyncExternalStore(subscribe, readEnabled, () => true);

  const register = useCallback((id: CommandId, handler: Handler) => {
    handlers.current.set(id, handler);
    return () => {
      if (handlers.current.get(id) === handler) handlers.current.delete(id);
    };
  }, []);
  const openSheet = useCallback(() => setSheetOpen(true), []);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const command = commandFor(event, focusPlace(event.target));
      // The sheet stays within reach: it is where the keys are switched on again.
      if (!command || (!enabled && command.id !== "help") || !can(role, command.permission)) return;
      const handler = command.id === "help" ? openSheet : handlers.current.get(command.id);
      if (!handler) return;
      event.preventDefault();
      handler();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [enabled, openSheet, role]);

  const value = useMemo(() => ({ register, openSheet }), [register, openSheet]);
  return (
    <Context.Provider value={value}>
      {children}
      <ShortcutSheet
        open={sheetOpen}
        onOpenChange={setSheetOpen}
        role={role}
        enabled={enabled}
        onEnable={writeEnabled}
      />
    </Context.Provider>
  );
}

const STORAGE_KEY = "sekisho.single-key-shortcuts";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function readEnabled(): boolean {
  return window.localStorage.getItem(STORAGE_KEY) !== "off";
}

function writeEnabled(enabled: boolean): void {
  window.localStorage.setItem(STORAGE_KEY, enabled ? "on" : "off");
  for (const listener of listeners) listener();
}
