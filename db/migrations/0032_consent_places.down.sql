drop index accounts_consent_lines_place;
create index accounts_consent_lines_place on accounts_consent_lines (accounts_consent_book(realm_id), place);
