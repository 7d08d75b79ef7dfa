import "server-only";

/** The only wall clock. Use cases take `now` as an argument; whoever stands at the edge (HTTP, jobs) asks here. */
export const now = (): Date => new Date();
