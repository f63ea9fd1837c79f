drop function accounts_consent_faults();
drop function accounts_consent_hash(accounts_consent_lines);
drop table accounts_consent_lines;
drop function accounts_consent_chain();
drop table accounts_consent_links, accounts_guardian_invitations;
drop function app_is_my_child(uuid);
drop table accounts_children;
