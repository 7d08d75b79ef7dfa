import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { askConsole } from "../shared/ask-console";
import type { Locale, Role } from "../shared/vocabulary";
import type { AuditFilter, AuditList } from "./audit-contract";
import type {
  ApiKeyList,
  ApiKeyRequest,
  NewApiKey,
  OrganizationRequest,
  OrganizationView,
  ShopList,
  ShopRequest,
  ShopView,
} from "./contract";
import type { InvitationList, InvitationRequest, IssuedInvitation, PeopleList } from "./people-contract";
import type { IssuedReset } from "./reset-contract";

/** Server state of administration, by what it depends on: forgetting a level forgets all below it. */
export const adminKeys = {
  all: ["admin"] as const,
  people: () => [...adminKeys.all, "people"] as const,
  invitations: () => [...adminKeys.all, "invitations"] as const,
  shops: () => [...adminKeys.all, "shops"] as const,
  apiKeys: () => [...adminKeys.all, "api-keys"] as const,
  organization: () => [...adminKeys.all, "organization"] as const,
  audits: () => [...adminKeys.all, "audit"] as const,
  audit: (filter: AuditFilter) => [...adminKeys.audits(), filter] as const,
};

export const peopleOptions = (locale: Locale) =>
  queryOptions({
    queryKey: adminKeys.people(),
    queryFn: ({ signal }) => askConsole<PeopleList>("/people", { locale, signal }),
  });

export const invitationsOptions = (locale: Locale) =>
  queryOptions({
    queryKey: adminKeys.invitations(),
    queryFn: ({ signal }) => askConsole<InvitationList>("/invitations", { locale, signal }),
  });

export const shopsOptions = (locale: Locale) =>
  queryOptions({
    queryKey: adminKeys.shops(),
    queryFn: ({ signal }) => askConsole<ShopList>("/shops", { locale, signal }),
  });

export const apiKeysOptions = (locale: Locale) =>
  queryOptions({
    queryKey: adminKeys.apiKeys(),
    queryFn: ({ signal }) => askConsole<ApiKeyList>("/api-keys", { locale, signal }),
  });

export const organizationOptions = (locale: Locale) =>
  queryOptions({
    queryKey: adminKeys.organization(),
    queryFn: ({ signal }) => askConsole<OrganizationView>("/organization", { locale, signal }),
  });

export const AUDIT_PAGE = 50;
type Cursor = string | null;

/** Page by page, newest first. What was shown stays while another filter loads. */
export const auditOptions = (locale: Locale, filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: adminKeys.audit(filter),
    queryFn: ({ pageParam, signal }) => {
      const query = filterQuery(filter);
      if (pageParam !== null) query.set("cursor", pageParam);
      return askConsole<AuditList>(`/audit?${query}`, { locale, signal });
    },
    initialPageParam: null as Cursor,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });

/** Where the same records are had as a file. */
export function auditExportPath(locale: Locale, filter: AuditFilter): string {
  const query = filterQuery(filter);
  query.set("lang", locale);
  return `/api/console/audit/export?${query}`;
}

const filterQuery = (filter: AuditFilter): URLSearchParams =>
  new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
  );

/** One act of somebody; sent again under the same `attempt`, it is done once. */
export type Act = { readonly locale: Locale; readonly attempt: string };

const post = <Answer>(path: string, body: unknown, { locale, attempt }: Act): Promise<Answer> =>
  askConsole<Answer>(path, { locale, body, idempotencyKey: attempt });

export const invite = (request: InvitationRequest, act: Act) => post<IssuedInvitation>("/invitations", request, act);
export const resendInvitation = (id: string, act: Act) => post<IssuedInvitation>(`/invitations/${id}/resend`, {}, act);
export const revokeInvitation = (id: string, act: Act) => post<null>(`/invitations/${id}/revoke`, {}, act);

type Seen = { readonly revision: number };
export const changeRole = (person: Seen & { readonly userId: string }, role: Role, act: Act) =>
  post<null>(`/people/${person.userId}/role`, { role, revision: person.revision }, act);
export const givePasswordReset = (userId: string, act: Act) => post<IssuedReset>(`/people/${userId}/reset`, {}, act);
export const removePerson = (person: Seen & { readonly userId: string }, act: Act) =>
  post<null>(`/people/${person.userId}/remove`, { revision: person.revision }, act);

export const addShop = (request: ShopRequest, act: Act) => post<ShopView>("/shops", request, act);
export const renameShop = (shop: ShopView, name: string, act: Act) =>
  post<ShopView>(`/shops/${shop.id}/rename`, { name, revision: shop.revision }, act);
export const archiveShop = ({ id, revision }: ShopView, act: Act) =>
  post<ShopView>(`/shops/${id}/archive`, { revision }, act);
export const reopenShop = ({ id, revision }: ShopView, act: Act) =>
  post<ShopView>(`/shops/${id}/reopen`, { revision }, act);

export const issueApiKey = (request: ApiKeyRequest, act: Act) => post<NewApiKey>("/api-keys", request, act);
export const revokeApiKey = (id: string, act: Act) => post<null>(`/api-keys/${id}/revoke`, {}, act);

export const saveOrganization = (request: OrganizationRequest, act: Act) =>
  post<OrganizationView>("/organization", request, act);
