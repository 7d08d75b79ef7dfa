/** Calendar days of Japanese orders; Japan has no summer time. */
export const TOKYO_OFFSET_HOURS = 9;
