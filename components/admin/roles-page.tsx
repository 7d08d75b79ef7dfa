"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { PageHeader } from "@/components/ui/page";
import { Table } from "@/components/ui/table";
import { peopleOptions } from "@/lib/access/admin-client";
import { can, PERMISSIONS, type Permission } from "@/lib/access/permissions";
import { ROLES, type Role } from "@/lib/shared/vocabulary";

const areaOf = (permission: Permission): string => permission.split(".")[0] ?? "";
const AREAS = [...new Set(PERMISSIONS.map(areaOf))];

/** The permission table, as server and console read it: who may do what. */
export function RolesPage() {
  const t = useTranslations("admin.roles");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Table caption={t("table")} className="max-w-4xl">
        <RoleHeads />
        {AREAS.map((area) => (
          <tbody key={area} className="border-line border-b">
            {PERMISSIONS.filter((permission) => areaOf(permission) === area).map((permission, index, all) => (
              <PermissionRow
                key={permission}
                permission={permission}
                area={index === 0 ? { area, rows: all.length } : null}
              />
            ))}
          </tbody>
        ))}
      </Table>
    </>
  );
}

function RoleHeads() {
  const t = useTranslations("admin.roles");
  const name = useTranslations("common.role");
  const people = useQuery(peopleOptions(useReaderLocale())).data?.items ?? [];
  return (
    <thead>
      <tr className="align-bottom">
        <td className="border-ink border-b max-sm:hidden" />
        <th scope="col" className="border-ink border-b pb-2 text-left font-medium text-ink-2 text-xs">
          {t("permission")}
        </th>
        {ROLES.map((role) => (
          <th key={role} scope="col" className="w-28 min-w-17 border-ink border-b px-1 pb-2 text-center font-normal">
            <span className="block font-mincho font-semibold text-sm [overflow-wrap:normal] max-sm:text-xs">
              {name(role)}
            </span>
            <span className="figures block text-ink-3 text-xs">
              {t("people", { count: people.filter((person) => person.role === role).length })}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function PermissionRow({
  permission,
  area,
}: {
  readonly permission: Permission;
  /** On the first row of an area: its name stands beside all of its rows. */
  readonly area: { readonly area: string; readonly rows: number } | null;
}) {
  const t = useTranslations("admin.roles");
  const name = area && (t.has(`group.${area.area}`) ? t(`group.${area.area}`) : area.area);
  return (
    <tr className="hover:bg-sunk">
      {area ? (
        <th
          scope="rowgroup"
          rowSpan={area.rows}
          className="w-32 bg-paper pt-1.5 pr-3 text-left align-top font-normal text-ink-3 text-xs max-sm:hidden"
        >
          {name}
        </th>
      ) : null}
      <th scope="row" className="h-row min-w-32 pr-4 text-left font-normal">
        {area ? <span className="block pt-2 text-2xs text-ink-3 sm:hidden">{name}</span> : null}
        {t.has(`can.${permission}`) ? t(`can.${permission}`) : permission}
      </th>
      {ROLES.map((role) => (
        <td key={role} className="h-row text-center">
          <Allowed role={role} permission={permission} />
        </td>
      ))}
    </tr>
  );
}

/** A dot of ink, or the bare line: told by shape, and in words to those who don't see it. */
function Allowed({ role, permission }: { readonly role: Role; readonly permission: Permission }) {
  const t = useTranslations("admin.roles");
  const allowed = can(role, permission);
  return (
    <>
      <svg aria-hidden="true" focusable="false" viewBox="0 0 20 20" className="mx-auto size-5">
        {allowed ? (
          <circle cx="10" cy="10" r="4.5" className="fill-ink" />
        ) : (
          <path d="M6.5 10h7" className="stroke-line" strokeWidth="1.5" />
        )}
      </svg>
      <span className="sr-only">{t(allowed ? "yes" : "no")}</span>
    </>
  );
}
