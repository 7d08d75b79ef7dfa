import type { Permission } from "@/lib/access/permissions";

/** What can be done by a single key: the one registry behind the listener, the hints in buttons and the sheet of keys. */
export const COMMANDS = [
  { id: "next", key: "j", permission: "cases.read" },
  { id: "previous", key: "k", permission: "cases.read" },
  { id: "open", key: "Enter", permission: "cases.read" },
  { id: "approve", key: "a", permission: "cases.decide" },
  { id: "reject", key: "r", permission: "cases.decide" },
  { id: "note", key: "n", permission: "cases.decide" },
  { id: "help", key: "?", permission: "cases.read" },
] as const satisfies readonly { id: string; key: string; permission: Permission }[];

export type Command = (typeof COMMANDS)[number];
export type CommandId = Command["id"];

export const keyOf = (id: CommandId): string => COMMANDS.find((command) => command.id === id)?.key ?? "";
