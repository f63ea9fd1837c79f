-- XP by pathway: the strand of learning in which they were earned. Upper rooms say which strands there are (topics), so there
-- is no foreign key; a strand that has gone leaves scores that nobody is shown.

alter table progress_xp_entries add pathway_id uuid;

-- One row per person and pathway, whatever board is looked at: of all time, and of the latest week and month in which they
-- earned any there. So an answer writes one row more, and rows do not grow with time.
create table progress_pathway_scores (
    account_id uuid not null,
    realm_id uuid not null,
    pathway_id uuid not null,
    total_xp bigint not null,
    week_starts_on date not null,
    week_xp bigint not null,
    month_starts_on date not null,
    month_xp bigint not null,
    primary key (account_id, realm_id, pathway_id),
    foreign key (account_id, realm_id) references progress_persons on delete cascade
) with (fillfactor = 80);
-- Without the scores, so that a change of them touches no index: a board sorts when it is read whole, which is seldom.
create index progress_pathway_scores_board on progress_pathway_scores (realm_id, pathway_id);
call platform_person_table('progress_pathway_scores');

-- What has been earned so far belongs to the topic of the lesson or course whose deed it was paid for.
select set_config('app.scope', 'system', true);
update progress_xp_entries entry set pathway_id = found.topic_id
from progress_xp_entries line
join platform_activity deed on deed.account_id = line.account_id and deed.at = line.at and deed.id = line.cause
cross join lateral (
    select c.topic_id from learning_courses c where deed.object_kind = 'course' and c.id = deed.object_id
    union all
    select c.topic_id from learning_lessons l join learning_courses c on c.id = l.course_id where deed.object_kind = 'lesson' and l.id = deed.object_id
    union all
    (select c.topic_id from assessment_items i join learning_lessons l on l.assessment_id = i.assessment_id join learning_courses c on c.id = l.course_id
     where deed.object_kind = 'question' and i.question_id = deed.object_id order by c.id limit 1)) found
where entry.account_id = line.account_id and entry.realm_id = line.realm_id and entry.id = line.id and found.topic_id is not null;
update progress_xp_entries entry set pathway_id = origin.pathway_id from progress_xp_entries origin
where origin.account_id = entry.account_id and origin.realm_id = entry.realm_id and origin.id = entry.reverses;
insert into progress_pathway_scores (account_id, realm_id, pathway_id, total_xp, week_starts_on, week_xp, month_starts_on, month_xp)
select account_id, realm_id, pathway_id, sum(amount), last_week, sum(amount) filter (where week = last_week), last_month, sum(amount) filter (where month = last_month)
from (select line.*, max(week) over mine as last_week, max(month) over mine as last_month
      from (select account_id, realm_id, pathway_id, amount, date_trunc('week', at at time zone 'UTC')::date as week, date_trunc('month', at at time zone 'UTC')::date as month
            from progress_xp_entries where pathway_id is not null) line
      window mine as (partition by account_id, realm_id, pathway_id)) line
group by account_id, realm_id, pathway_id, last_week, last_month;
select set_config('app.scope', '', true);
