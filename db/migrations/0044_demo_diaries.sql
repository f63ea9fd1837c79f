-- How far the past of a demo realm has been lived; a row stands only until it is whole. The program's own, as its owner.
create table platform_demo_diaries (
    slug text primary key,
    today date not null,
    visits int not null check (visits >= 0)
);
