-- What an open case is searched by: order number and names, folded so that no spelling is missed. Kept beside the orders only while
-- somebody may look for them, and gone with the order.
CREATE TABLE "case_text" (
    "organization_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "case_text_pkey" PRIMARY KEY ("organization_id","order_id")
);
ALTER TABLE "case_text" ADD CONSTRAINT "case_text_organization_id_order_id_fkey" FOREIGN KEY ("organization_id", "order_id") REFERENCES "orders"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE case_text ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_text FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON case_text USING (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON case_text TO sekisho_app;
