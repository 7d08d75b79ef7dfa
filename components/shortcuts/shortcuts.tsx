"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { late, useLate } from "@/components/ui/late";
import { can } from "@/lib/access/permissions";
import type { Role } from "@/lib/shared/vocabulary";
import { COMMANDS, type Command, type CommandId } from "./commands";
import { type Handler, Handlers } from "./handlers";
import { SequenceHint } from "./sequence-hint";
import { useKeyListener } from "./use-key-listener";
import { useSingleKeys } from "./use-single-keys";

const LAYERS = {
  palette: late(() => import("./command-palette").then((loaded) => loaded.CommandPalette)),
  help: late(() => import("./shortcut-sheet").then((loaded) => loaded.ShortcutSheet)),
} as const;
type Layer = { readonly name: keyof typeof LAYERS; readonly open: boolean };

type Shortcuts = {
  readonly register: (id: CommandId, handler: Handler) => () => void;
  /** Does what a command says; false when nothing on this page can. */
  readonly run: (id: CommandId) => boolean;
  readonly can: (command: Command) => boolean;
};

const Context = createContext<Shortcuts | null>(null);
const NO_SHORTCUTS: Shortcuts = { register: () => () => undefined, run: () => false, can: () => false };
const useShortcuts = (): Shortcuts => useContext(Context) ?? NO_SHORTCUTS;

/** Lets a command do something for as long as the component is shown; null switches it off. The latest handler counts. */
export function useCommand(id: CommandId, handler: Handler | null): void {
  const { register } = useShortcuts();
  const latest = useRef(handler);
  const active = handler !== null;
  useEffect(() => {
    latest.current = handler;
  }, [handler]);
  useEffect(() => (active ? register(id, () => latest.current?.()) : undefined), [register, id, active]);
}

/** Runs a command by its name, as its key would. */
export const useRunCommand = (): ((id: CommandId) => boolean) => useShortcuts().run;

export function useShortcutSheet(): () => void {
  const { run } = useShortcuts();
  return useCallback(() => void run("help"), [run]);
}

/** Holds the only key listener of the console. One inside another is that other. */
export function ShortcutProvider({ role, children }: { readonly role: Role; readonly children: ReactNode }) {
  const outer = useContext(Context);
  return outer ? children : <Root role={role}>{children}</Root>;
}

/** Commands that the role may not run are neither heard nor shown. */
function Root({ role, children }: { readonly role: Role; readonly children: ReactNode }) {
  const [handlers] = useState(() => new Handlers());
  const [layer, setLayer] = useState<Layer | null>(null);
  const { singleKeys, setSingleKeys } = useSingleKeys();
  const router = useRouter();
  const allowed = useMemo(() => COMMANDS.filter((command) => can(role, command.permission)), [role]);

  const value = useMemo<Shortcuts>(() => {
    const lay = (name: Layer["name"]) => () => {
      setLayer({ name, open: true });
      // Code that can't be had opens nothing, and keys must be heard again.
      void LAYERS[name].load().then(() => LAYERS[name].now() ?? setLayer(null));
    };
    const handlerOf = (command: Command): Handler | null => {
      const ofPage = handlers.of(command.id);
      if (ofPage) return ofPage;
      const { id, path } = command;
      if (path) return () => router.push(path);
      // A page without a search of its own is searched from the palette.
      if (id === "palette" || id === "search") return lay("palette");
      return id === "help" ? lay("help") : null;
    };
    return {
      register: (id, handler) => handlers.register(id, handler),
      can: (command) => handlerOf(command) !== null,
      run: (id) => {
        const command = allowed.find((one) => one.id === id);
        const handler = command ? handlerOf(command) : null;
        handler?.();
        return handler !== null;
      },
    };
  }, [handlers, router, allowed]);

  const CommandPalette = useLate(LAYERS.palette);
  const ShortcutSheet = useLate(LAYERS.help);
  // What is typed between the press and what it opens is meant for that, and not for the page.
  const awaited = layer?.open === true && LAYERS[layer.name].now() === null;
  const prefix = useKeyListener({ allowed, singleKeys, run: awaited ? deaf : value.run });
  const close = (open: boolean) => setLayer((shown) => shown && { ...shown, open });
  return (
    <Context.Provider value={value}>
      {children}
      {prefix ? <SequenceHint prefix={prefix} allowed={allowed} /> : null}
      {layer?.name === "palette" && CommandPalette ? (
        <CommandPalette open={layer.open} onOpenChange={close} commands={allowed.filter(value.can)} run={value.run} />
      ) : null}
      {layer?.name === "help" && ShortcutSheet ? (
        <ShortcutSheet
          open={layer.open}
          onOpenChange={close}
          commands={allowed}
          enabled={singleKeys}
          onEnable={setSingleKeys}
        />
      ) : null}
    </Context.Provider>
  );
}

const deaf = () => true;
