-- A written answer is among the right ones as soon as somebody has marked it so, in a person's figures as in their course (AE-039).
create or replace view v_user_progress_summary with (security_invoker = true) as
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
       (coalesce(here.seconds, 0) / 60)::bigint as total_time_minutes,
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
left join progress_presence here on here.account_id = m.account_id and here.realm_id = m.realm_id
left join lateral (
    select max(s.value #>> '{}') filter (where s.key = 'progress.streak_day') as zone,
           max((s.value #>> '{}')::int) filter (where s.key = 'progress.streak_day_start') as start_hour
    from platform_settings s where s.realm_id = m.realm_id and s.key in ('progress.streak_day', 'progress.streak_day_start')) calendar on true
left join lateral (
    select sum(c.value) filter (where c.verb = 'completed' and c.object_kind = 'course' and c.variant = '') as missions,
           sum(c.value) filter (where c.verb = 'earned' and c.object_kind = 'achievement' and c.variant = '') as badges,
           sum(c.value) filter (where c.verb = 'answered' and c.object_kind = 'question' and c.variant = '') as answered,
           sum(case when c.variant = 'was_right' then -c.value else c.value end) filter (where c.object_kind = 'question'
               and (c.verb, c.variant) in (('answered', 'right'), ('marked', 'right'), ('marked', 'was_right'))) as correct
    from progress_counters c where c.account_id = m.account_id and c.realm_id = m.realm_id) counted on true;
