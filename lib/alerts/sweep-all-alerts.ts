import "server-only";
import { sweep } from "./sweep-alerts";

export const handle = (): Promise<void> => sweep("all");
