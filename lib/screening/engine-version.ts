/**
 * Version of the engine's meaning: raised whenever the same order, facts and ruleset could be judged differently than before. It is
 * recorded with every screening.
 */
export const ENGINE_VERSION = "2";
