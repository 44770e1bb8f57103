-- The letter that a follow-up was mailed with: what the product itself says of that follow-up stands in its place. Null: mailed before this was noted.
alter table care.reminders add column message_id text;
