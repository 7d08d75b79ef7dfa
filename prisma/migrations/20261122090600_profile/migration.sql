-- How a person likes the console, and for which of their organisations a sign-in acts.

ALTER TABLE app_user ADD COLUMN preferences jsonb NOT NULL DEFAULT '{}';
-- Null: the organisation the person joined first. Sessions are global rows; membership is checked whenever one is read.
ALTER TABLE user_session ADD COLUMN acting_for uuid;
