-- What is read across rooms: two views for parents, teachers and admins, and the kept weekly figures.
-- The views ask as whoever asks (security_invoker), so that the walls hold within them: a first name and an age are
-- empty for everybody but the child, its parent and what runs as the system.

-- Progress of a person in a realm (AE-043). Every part is one number per person, so nothing is multiplied by joining.
create view v_user_progress_summary with (security_invoker = true) as
select m.realm_id, m.account_id as user_id, own.first_name, person.display_name, child.age, m.joined_at,
       coalesce(p.level, 1) as current_level,
       coalesce(p.total_xp, 0) as total_xp,
       coalesce(counted.missions, 0)::bigint as missions_completed,
       coalesce(counted.badges, 0)::bigint as badges_earned,
       -- A run is over once a whole day has gone by without anything that counts, by the calendar the realm has chosen.
       case when p.streak_day >= (app_now() at time zone case when calendar.zone = 'utc' then 'UTC' else person.time_zone end
                                  - make_interval(hours => coalesce(calendar.start_hour, 0)))::date - 1
            then p.streak_current else 0 end as current_streak_days,
       p.streak_day as last_activity_date,
       (greatest(coalesce(counted.seconds, 0), coalesce(counted.active_seconds, 0)) / 60)::bigint as total_time_minutes,
       coalesce(counted.answered, 0)::bigint as questions_answered,
       coalesce(counted.correct, 0)::bigint as questions_correct,
       coalesce(round(counted.correct * 100.0 / nullif(counted.answered, 0), 2), 0.00) as average_accuracy,
       (select count(distinct e.achievement_id) from progress_earned_achievements e
        where e.account_id = m.account_id and e.realm_id = m.realm_id) as total_badges,
       (select count(distinct c.course_id) from learning_course_progress c
        where c.account_id = m.account_id and c.realm_id = m.realm_id and c.status = 'completed') as completed_missions
from realms_members m
join accounts_people person on person.id = m.account_id
left join accounts_accounts own on own.id = m.account_id
left join accounts_children child on child.account_id = m.account_id
left join progress_persons p on p.account_id = m.account_id and p.realm_id = m.realm_id
left join lateral (
    select max(s.value #>> '{}') filter (where s.key = 'progress.streak_day') as zone,
           max((s.value #>> '{}')::int) filter (where s.key = 'progress.streak_day_start') as start_hour
    from platform_settings s where s.realm_id = m.realm_id and s.key in ('progress.streak_day', 'progress.streak_day_start')) calendar on true
left join lateral (
    select sum(c.value) filter (where c.verb = 'completed' and c.object_kind = 'course' and c.variant = '') as missions,
           sum(c.value) filter (where c.verb = 'earned' and c.object_kind = 'achievement' and c.variant = '') as badges,
           sum(c.value) filter (where c.verb = 'answered' and c.object_kind = 'question' and c.variant = '') as answered,
           sum(c.value) filter (where c.verb = 'answered' and c.object_kind = 'question' and c.variant = 'right') as correct,
           sum(c.value) filter (where c.variant = 'sum=seconds') as seconds,
           sum(c.value) filter (where c.variant = 'sum=active_seconds') as active_seconds
    from progress_counters c where c.account_id = m.account_id and c.realm_id = m.realm_id) counted on true;
grant select on v_user_progress_summary to questory_app;

-- One line per child of a parent and realm (AE-027). The source's distinct sorted list cannot run; a badge is earned once.
create view v_parent_dashboard with (security_invoker = true) as
select child.guardian_id as parent_id,
       (select a.email from accounts_accounts a where a.id = child.guardian_id) as parent_email,
       s.realm_id, s.user_id as child_id, coalesce(s.first_name, s.display_name) as child_name, s.display_name, child.age as child_age,
       s.current_level, s.total_xp, s.missions_completed, s.current_streak_days, s.last_activity_date, s.total_time_minutes,
       s.average_accuracy, s.badges_earned, s.total_badges as total_badges_earned,
       array(select b.name from progress_earned_achievements e join progress_achievements b on b.id = e.achievement_id
             where e.account_id = s.user_id and e.realm_id = s.realm_id and e.earned_at > app_now() - interval '7 days'
             order by e.earned_at desc, b.name) as recent_badges
from accounts_children child
join v_user_progress_summary s on s.user_id = child.account_id
where child.guardian_id is not null;
grant select on v_parent_dashboard to questory_app;

-- A child's figures of a past week, Monday to Sunday in UTC, as they were told to its parent (AE-029).
create table insights_weeks (
    account_id uuid not null references accounts_accounts on delete cascade,
    realm_id uuid not null references realms_realms on delete cascade,
    starts_on date not null check (extract(isodow from starts_on) = 1),
    xp bigint not null,
    minutes int not null check (minutes >= 0),
    days int not null check (days between 0 and 7),
    lessons int not null check (lessons >= 0),
    missions int not null check (missions >= 0),
    answered int not null check (answered >= 0),
    correct int not null check (correct between 0 and answered),
    streak int not null check (streak >= 0),
    badges text[] not null,
    made_at timestamptz not null,
    primary key (account_id, realm_id, starts_on)
);
create index insights_weeks_realm on insights_weeks (realm_id);
call platform_person_table('insights_weeks');

-- One report per parent and week, however often and on however many nodes the job runs.
create table insights_reports (
    account_id uuid not null references accounts_accounts on delete cascade,
    starts_on date not null check (extract(isodow from starts_on) = 1),
    made_at timestamptz not null,
    primary key (account_id, starts_on)
);
call platform_person_table('insights_reports');
