import { getTranslations } from "next-intl/server";
import { Wayside } from "@/components/shell/wayside";

export default async function Forbidden() {
  const t = await getTranslations("common.forbidden");
  return <Wayside title={t("title")} body={t("body")} home={t("home")} />;
}
