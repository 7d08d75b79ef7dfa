import type { Sighting } from "./facts";

/** Slips and disguises that equal keys miss. What is equal is not alike: it is the same, and other questions ask for that. */
const MAIL_EDITS_MAX = 2;
const BUILDING_EDITS_MAX = 2;

/** One of surname and given name is the same, and the other differs by one character (佐藤 花子, 佐東 花子). */
export function hasNameAlike({ name, alike }: Sighting): boolean {
  if (alike === null || name === 0 || alike.surname === null || alike.given === null) return false;
  return alike.surname + alike.given === 1;
}

/** The given name is the same and the surname is a slip away. The other way round they are often sisters. */
export function hasSurnameAlike({ name, alike }: Sighting): boolean {
  return alike !== null && name !== 0 && alike.given === 0 && alike.surname === 1;
}

export function hasMailAlike({ email, alike }: Sighting, editsMax = MAIL_EDITS_MAX): boolean {
  return alike !== null && email !== 0 && alike.mail !== null && alike.mail >= 1 && alike.mail <= editsMax;
}

/** The same block, and a building whose name differs by a slip. */
export function hasBuildingAlike({ room, alike }: Sighting): boolean {
  return (
    alike !== null &&
    room !== 0 &&
    alike.building !== null &&
    alike.building >= 1 &&
    alike.building <= BUILDING_EDITS_MAX
  );
}
