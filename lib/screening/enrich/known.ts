import "server-only";
import type { Known, UnknownWhy } from "@/lib/risk/facts";

export const known = <T>(value: T): Known<T> => ({ known: true, value });
export const unknown = (why: UnknownWhy): { readonly known: false; readonly why: UnknownWhy } => ({
  known: false,
  why,
});
