import { CONTRIBUTION_STATES, type ContributionState } from "@/lib/network/contract";
import { type UrlValues, urlChoice } from "@/lib/shared/url-state";

/** Which of the entries that were told; `all` stands for an absent one. */
export const NETWORK_URL = { state: urlChoice(["all", ...CONTRIBUTION_STATES]) };
export type NetworkUrl = UrlValues<typeof NETWORK_URL>;

export const contributionStateOf = ({ state }: NetworkUrl): ContributionState | null =>
  CONTRIBUTION_STATES.find((one) => one === state) ?? null;
