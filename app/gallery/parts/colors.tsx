import { cx } from "@/components/ui/cx";
import { Part } from "./part";
import type { Say } from "./samples";

const GROUNDS = [
  { name: "paper", face: "bg-paper" },
  { name: "sheet", face: "bg-sheet" },
  { name: "sunk", face: "bg-sunk" },
] as const;

const INKS = [
  { name: "ink", face: "text-ink", wash: "" },
  { name: "ink-2", face: "text-ink-2", wash: "" },
  { name: "ink-3", face: "text-ink-3", wash: "" },
  { name: "vermilion 朱", face: "text-vermilion", wash: "bg-vermilion-wash" },
  { name: "amber 山吹", face: "text-amber", wash: "bg-amber-wash" },
  { name: "verdigris 緑青", face: "text-verdigris", wash: "bg-verdigris-wash" },
  { name: "indigo 藍", face: "text-indigo", wash: "bg-indigo-wash" },
] as const;

const SIZES = ["text-2xs", "text-xs", "text-sm", "text-base", "text-lg", "text-xl", "text-2xl"] as const;

/** Inks on their grounds and washes, and the steps of the type. */
export function Colors({ say }: Say) {
  return (
    <Part id="colors" title={say.parts.colors}>
      <div className="grid gap-3 sm:grid-cols-3">
        {GROUNDS.map((ground) => (
          <div key={ground.name} className={cx("border border-line p-3", ground.face)}>
            <p className="mb-2 text-ink-3 text-xs">{ground.name}</p>
            <ul className="grid gap-1">
              {INKS.map((ink) => (
                <li key={ink.name} className={cx("flex justify-between gap-2 px-1 text-sm", ink.face, ink.wash)}>
                  <span>{ink.name}</span>
                  <span className="figures">12,800</span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <div className="grid gap-1">
        {SIZES.map((size) => (
          <p key={size} className={cx("grid grid-cols-[4.5rem_1fr] items-baseline gap-x-3", size)}>
            <span className="text-2xs text-ink-3">{size}</span>
            <span className="truncate">
              関所 Sekisho 保留 128件 <span className="figures">¥1,234,567</span>
              <span className="ml-4 font-mincho font-semibold">通すか、止めるか</span>
            </span>
          </p>
        ))}
      </div>
    </Part>
  );
}
