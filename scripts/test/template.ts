/** Name of the migrated database that tests clone. Nothing connects to it: PostgreSQL refuses to clone one in use. */
export const TEMPLATE = "sekisho_template";
