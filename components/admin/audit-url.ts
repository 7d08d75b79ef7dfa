import { AUDIT_AREAS, type AuditFilter } from "@/lib/access/audit-contract";
import { type UrlField, type UrlValues, urlChoice, urlMatch, urlText } from "@/lib/shared/url-state";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DAY = /^(19[7-9]\d|20\d\d|21\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const textLike = (shape: RegExp, lengthMax: number): UrlField<string> => ({
  read: (text) => urlMatch(shape, lengthMax).read(text) ?? "",
});

/** What the address says of the audit log. What can't be meant counts as absent. */
export const AUDIT_URL = {
  who: textLike(new RegExp(`${UUID.source}|^system$`, "i"), 36),
  area: urlChoice(["all", ...AUDIT_AREAS]),
  subject: urlText(200),
  from: textLike(DAY, 10),
  to: textLike(DAY, 10),
};
type Values = UrlValues<typeof AUDIT_URL>;

/** As the API takes it: what is absent is left out. */
export const auditFilterOf = ({ who, area, subject, from, to }: Values): AuditFilter => ({
  ...(who ? { who } : {}),
  ...(area === "all" ? {} : { area }),
  ...(subject.trim() ? { subject: subject.trim() } : {}),
  ...(from ? { from } : {}),
  ...(to ? { to } : {}),
});

export type AuditFilterChange = Partial<Values>;
