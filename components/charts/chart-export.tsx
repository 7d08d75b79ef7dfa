"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { saveFile } from "@/components/ui/save-file";
import { drawFigure, pictureOf } from "./draw-figure";

/**
 * A chart to take along: its figures as CSV, itself as a drawing or a picture.
 * @param figure holds one `[data-panel="its name"]` a panel
 * @param name of the files, without an ending
 */
export function ChartExport({
  figure,
  name,
  title,
  csv,
}: {
  readonly figure: RefObject<HTMLElement | null>;
  readonly name: string;
  readonly title: string;
  readonly csv: () => string;
}) {
  const t = useTranslations("ui.chart");
  const draw = () => (figure.current ? drawFigure(figure.current, title) : null);
  const saveDrawing = () => {
    const drawn = draw();
    if (drawn) saveFile(`${name}.svg`, new Blob([drawn.svg], { type: "image/svg+xml" }));
  };
  const savePicture = async () => {
    const drawn = draw();
    const picture = drawn && (await pictureOf(drawn));
    if (picture) saveFile(`${name}.png`, picture);
  };
  return (
    <Menu
      trigger={
        <Button kind="quiet" size="sm" icon={<Download aria-hidden="true" size={14} />}>
          {t("export")}
        </Button>
      }
    >
      <MenuItem onClick={() => saveFile(`${name}.csv`, csv())}>{t("csv")}</MenuItem>
      <MenuItem onClick={saveDrawing}>{t("svg")}</MenuItem>
      <MenuItem onClick={() => void savePicture()}>{t("png")}</MenuItem>
    </Menu>
  );
}
