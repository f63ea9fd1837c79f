drop trigger stands on accounts_accounts;
drop trigger stands on realms_members;
drop trigger go on realms_members;
drop trigger come on realms_members;
drop function realms_account_stands();
drop function realms_member_stands();
drop function realms_members_come_and_go();
drop function realms_tell_standing(text, text);
