-- Which demo realms have been filled, so that a start need not look through them again. The program's own, as its owner.
create table platform_demo_marks (
    slug text primary key,
    mark text not null
);
