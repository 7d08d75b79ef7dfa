import { expect, it } from "vitest";
import en from "@/lib/i18n/messages/en/admin.json";
import ja from "@/lib/i18n/messages/ja/admin.json";
import { PERMISSIONS } from "./permissions";

it("every permission and its area has a text in both languages, for the table of roles", () => {
  for (const { can, group } of [ja.roles, en.roles]) {
    const texts: Record<string, Record<string, string>> = can;
    for (const permission of PERMISSIONS) {
      const [area = "", act = ""] = permission.split(".");
      expect([permission, typeof texts[area]?.[act], area in group]).toEqual([permission, "string", true]);
    }
  }
});
