"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { cx } from "@/components/ui/cx";

/** A file as it was when it was chosen: what is published is what was looked at, whatever becomes of it on the disk. */
export type PickedFile = { readonly name: string; readonly csv: Blob };

async function pickedOf(file: File): Promise<PickedFile> {
  return { name: file.name, csv: new Blob([await file.arrayBuffer()], { type: "text/csv" }) };
}

/** A place to drop a file, and a button for those who would rather choose it. */
export function FileDrop({
  name,
  onPick,
}: {
  /** Of the one that was picked last. */
  readonly name: string | null;
  readonly onPick: (file: PickedFile) => void;
}) {
  const t = useTranslations("outside.reference.upload");
  const label = useId();
  const [over, setOver] = useState(false);
  const [unreadable, setUnreadable] = useState(false);
  const take = (file: File | undefined) => {
    if (!file) return;
    setUnreadable(false);
    pickedOf(file).then(onPick, () => setUnreadable(true));
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === "dragover");
    if (event.type === "drop") take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same for whoever drops nothing
    <div
      onDragOver={drag}
      onDragLeave={drag}
      onDrop={drag}
      className={cx(
        "flex flex-wrap items-center gap-x-4 gap-y-2 rounded-seal border border-dashed px-4 py-5",
        over ? "border-indigo bg-indigo-wash" : "border-edge",
      )}
    >
      <label
        className={cx(
          buttonClass("plain"),
          "cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-indigo has-focus-visible:outline-offset-2",
        )}
      >
        <Upload aria-hidden="true" size={14} />
        <span id={label}>{t("choose")}</span>
        <input
          type="file"
          accept=".csv,text/csv"
          aria-labelledby={label}
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            // The same file may be chosen again once it has been mended.
            event.target.value = "";
            take(file);
          }}
        />
      </label>
      <span className="text-ink-2 text-sm">{name === null ? t("drop") : <bdi className="break-all">{name}</bdi>}</span>
      <p role="alert" className="w-full text-vermilion text-xs empty:hidden">
        {unreadable ? t("unreadable") : null}
      </p>
    </div>
  );
}
