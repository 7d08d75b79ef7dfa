const VOWELS = /[aeiouy]/;
/** English clusters at most, as in "strengths"; romaji has none longer than two. */
const CONSONANT_RUN_MIN = 6;
const SWITCHES_MIN = 3;
const VOWEL_SHARE_MAX = 0.1;
const CONSONANT_RUN_WITH_DIGITS_MIN = 4;

/**
 * Whether a mailbox looks drawn by lot rather than chosen: long runs of consonants, almost no vowels, or letters and digits mixed
 * over and over. Japanese and English words and names, initials with a birthday (tks1985) and doubled words do not.
 */
export function looksRandom(local: string, lengthMin: number): boolean {
  const text = local.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (text.length < lengthMin) return false;
  const letters = text.replace(/\d/g, "");
  const run = longestConsonantRun(text);
  if (run >= CONSONANT_RUN_MIN) return true;
  const switches = letterDigitSwitches(text);
  if (switches >= SWITCHES_MIN && (run >= CONSONANT_RUN_WITH_DIGITS_MIN || switches > SWITCHES_MIN)) return true;
  const vowels = [...letters].filter((letter) => VOWELS.test(letter)).length;
  return letters.length >= lengthMin && vowels <= letters.length * VOWEL_SHARE_MAX;
}

function longestConsonantRun(text: string): number {
  let longest = 0;
  let run = 0;
  for (const character of text) {
    run = character >= "a" && !VOWELS.test(character) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** From letter to digit or back; a birthday behind a name is one. */
function letterDigitSwitches(text: string): number {
  let switches = 0;
  for (let at = 1; at < text.length; at += 1) {
    if (text.charAt(at) >= "a" !== text.charAt(at - 1) >= "a") switches += 1;
  }
  return switches;
}
