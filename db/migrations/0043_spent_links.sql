-- A link that is used is deleted with its token's hash, instead of being kept and marked.
delete from accounts_links where used_at is not null;
alter table accounts_links drop column used_at;
