/**
 * An expected failure, named by a code of the catalogue below. Its texts live in `lib/i18n/messages/{ja,en}/errors.json`; the
 * HTTP status belongs to the code, so that one mapper turns any of them into a problem document. Bugs throw anything else.
 */
export const ERROR_STATUS = {
  malformed_json: 400,
  malformed_parameter: 400,
  unauthenticated: 401,
  forbidden: 403,
  scope_missing: 403,
  backfill_scope_required: 403,
  cross_site_request: 403,
  setup_token_wrong: 403,
  password_wrong: 403,
  not_found: 404,
  method_not_allowed: 405,
  order_conflict: 409,
  ruleset_conflict: 409,
  idempotency_conflict: 409,
  idempotency_in_progress: 409,
  case_decided: 409,
  case_closed: 409,
  case_claimed: 409,
  case_escalated: 409,
  alert_closed: 409,
  view_exists: 409,
  views_full: 422,
  already_released: 409,
  changed_meanwhile: 409,
  own_membership: 409,
  already_member: 409,
  already_invited: 409,
  last_shop: 409,
  endpoint_disabled: 409,
  reset_elsewhere: 409,
  mail_missing: 409,
  shop_exists: 409,
  setup_closed: 409,
  reference_conflict: 409,
  provider_conflict: 409,
  provider_exists: 409,
  network_not_joined: 409,
  invitation_void: 410,
  reset_void: 410,
  body_too_large: 413,
  unsupported_media_type: 415,
  invalid_request: 422,
  card_number_refused: 422,
  shop_required: 422,
  shop_unknown: 422,
  ordered_in_future: 422,
  value_not_readable: 422,
  reference_table_faulty: 422,
  rate_limited: 429,
  password_locked: 429,
  sign_in_locked: 429,
  reset_locked: 429,
  internal: 500,
  database_unavailable: 503,
  shutting_down: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One fault of a request: where (JSON pointer), what (code), and the numbers its text needs. */
export type FieldError = {
  readonly pointer: string;
  readonly code: string;
  readonly message?: string;
  readonly values?: Readonly<Record<string, string | number>>;
};

export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly errors: readonly FieldError[];
  /** What the caller needs to see besides the text: the decision that came first, the stored order. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    detail: {
      values?: Readonly<Record<string, string | number>>;
      errors?: readonly FieldError[];
      extra?: Readonly<Record<string, unknown>>;
      cause?: unknown;
    } = {},
  ) {
    super(code, { cause: detail.cause });
    this.name = "DomainError";
    this.code = code;
    this.values = detail.values ?? {};
    this.errors = detail.errors ?? [];
    this.extra = detail.extra ?? {};
  }
}
