drop table groups_assignments, groups_members, groups_groups, groups_kinds;
