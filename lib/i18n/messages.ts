import type { AbstractIntlMessages } from "next-intl";
import type { Locale } from "@/lib/shared/vocabulary";
import { NAMESPACES } from "./config";

/** All texts of the pages in one language, by namespace. */
export async function loadMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const files = await Promise.all(
    NAMESPACES.map(async (name): Promise<[string, AbstractIntlMessages]> => {
      const file: { default: AbstractIntlMessages } = await import(`./messages/${locale}/${name}.json`);
      return [name, file.default];
    }),
  );
  return Object.fromEntries(files);
}
