import { GIVEN_UP, type GivenUp } from "./contract";

/** The event by which a merchant gives an order up: nothing is left to ship, and so nothing to decide. Null for any other event. */
export const givenUp = (type: string): GivenUp | null => GIVEN_UP.find((known) => known === type) ?? null;
