import type { Permission } from "@/lib/access/permissions";
import { PLACES, type PlaceId } from "./places";

/** Where a command stands in the sheet of keys and in the palette. */
export const COMMAND_GROUPS = ["anywhere", "go", "queue", "decision", "alert"] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/**
 * A key is one key (`j`), a sequence (`g q`), or a key with Ctrl, ⌘ on a Mac (`Mod+k`); null = by the palette alone. Commands of
 * one group differ in their keys; between groups the one whose page is shown is meant. `repeats`: holding the key does it again.
 */
type Described = {
  readonly id: string;
  readonly group: CommandGroup;
  readonly permission: Permission;
  readonly key: string | null;
  readonly repeats?: true;
};

const ON_PAGES = [
  { id: "palette", group: "anywhere", key: "Mod+k", permission: "account.own" },
  { id: "search", group: "anywhere", key: "/", permission: "account.own" },
  { id: "help", group: "anywhere", key: "?", permission: "account.own" },
  { id: "next", group: "queue", key: "j", permission: "cases.read", repeats: true },
  { id: "previous", group: "queue", key: "k", permission: "cases.read", repeats: true },
  { id: "open", group: "queue", key: "Enter", permission: "cases.read" },
  { id: "approve", group: "decision", key: "a", permission: "cases.decide" },
  { id: "reject", group: "decision", key: "r", permission: "cases.decide" },
  { id: "hold", group: "decision", key: "h", permission: "cases.decide" },
  { id: "escalate", group: "decision", key: "e", permission: "cases.decide" },
  { id: "block", group: "decision", key: "b", permission: "lists.manage" },
  { id: "next-free", group: "queue", key: null, permission: "cases.decide" },
  { id: "note", group: "decision", key: "n", permission: "cases.decide" },
  { id: "undo", group: "decision", key: "u", permission: "cases.decide" },
  { id: "alert-acknowledge", group: "alert", key: "a", permission: "alerts.acknowledge" },
  { id: "alert-close", group: "alert", key: "c", permission: "alerts.close" },
  { id: "alert-reopen", group: "alert", key: "o", permission: "alerts.close" },
] as const satisfies readonly Described[];

export type CommandId = (typeof ON_PAGES)[number]["id"] | `go-${PlaceId}`;

export type Command = Omit<Described, "id"> & {
  readonly id: CommandId;
  /** Where it leads, for the commands that only go somewhere. */
  readonly path?: string;
};

/**
 * What can be done by key or by name: the one registry behind the listener, the palette, the sheet of keys and the hints in
 * buttons. Its texts are `commands.name.<id>`. What a command does is said by the page that is shown (`useCommand`).
 */
export const COMMANDS: readonly Command[] = [
  ...ON_PAGES,
  ...PLACES.map(({ id, path, permission, key }): Command => ({ id: `go-${id}`, group: "go", key, permission, path })),
];

export const keyOf = (id: CommandId): string => COMMANDS.find((command) => command.id === id)?.key ?? "";
