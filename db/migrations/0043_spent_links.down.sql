alter table accounts_links add column used_at timestamptz;
