-- Whoever marked everybody's written answers goes on doing so, but where children play: there a teacher marks the own classes' (AE-032).
update realms_roles set permissions = permissions || '{assessment.mark_all}'
where 'assessment.mark' = any (permissions) and not 'assessment.mark_all' = any (permissions)
    and (code <> 'teacher' or realm_id not in (select realm_id from platform_settings where key = 'accounts.takes_children' and value = 'true'));
