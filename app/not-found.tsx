import { getTranslations } from "next-intl/server";
import { Wayside } from "@/components/shell/wayside";

export default async function NotFound() {
  const t = await getTranslations("common.notFound");
  return (
    <main id="main">
      <Wayside title={t("title")} body={t("body")} home={t("home")} />
    </main>
  );
}
