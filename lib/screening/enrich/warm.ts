import "server-only";
import { warmAddressIndex } from "@/lib/risk/identity/address";
import { warmIpTables } from "./ip-tables";

/**
 * Reads the tables in memory ahead of the first order: about a second in which nothing else is done, and in which whatever that order
 * asks of the outside would seem late.
 */
export function warmTables(): void {
  warmIpTables();
  warmAddressIndex();
}
