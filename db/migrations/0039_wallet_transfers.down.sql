drop function economy_forget(uuid);
drop function economy_give(uuid[], uuid[], text[], bigint[], uuid[], text[], timestamptz);
drop function realms_in_good_standing(uuid[]);
drop policy company_add on platform_idempotency_keys;
drop policy company_read on platform_idempotency_keys;
alter table economy_transfers drop constraint economy_transfers_other_check, drop column other_id;
