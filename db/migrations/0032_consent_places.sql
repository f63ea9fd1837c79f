-- Looking at a part of the consent record proves that part, at the cost of that part: the line at a place of a realm's book is
-- found by its index. (An index over a function cannot serve behind a row policy, which is why its predecessor served nobody.)
drop index accounts_consent_lines_place;
create index accounts_consent_lines_place on accounts_consent_lines (realm_id, place);
