import { Fragment } from "react";

/** Where two texts part and meet again, by whole characters (a surrogate pair is one). */
export function parting(a: string, b: string): { before: string; own: string; after: string } {
  const [ours, theirs] = [[...a], [...b]];
  const shorter = Math.min(ours.length, theirs.length);
  let start = 0;
  while (start < shorter && ours[start] === theirs[start]) start++;
  let end = 0;
  while (end < shorter - start && ours[ours.length - 1 - end] === theirs[theirs.length - 1 - end]) end++;
  return {
    before: ours.slice(0, start).join(""),
    own: ours.slice(start, ours.length - end).join(""),
    after: ours.slice(ours.length - end).join(""),
  };
}

/** Beyond this share of the text, underlining it would point at nothing. */
const APART_SHARE_MAX = 0.6;

/** A text with what sets it apart from another underlined in ink. Texts that share little are shown plain. */
export function DiffText({ text, other }: { readonly text: string; readonly other: string | null }) {
  if (other === null || other === text) return <bdi>{text}</bdi>;
  const { before, own, after } = parting(text, other);
  if (own.length > text.length * APART_SHARE_MAX) return <bdi>{text}</bdi>;
  return (
    <bdi>
      {before}
      {own === "" ? (
        <Fragment />
      ) : (
        <mark className="bg-transparent font-semibold text-inherit underline decoration-2 underline-offset-4">
          {own}
        </mark>
      )}
      {after}
    </bdi>
  );
}
