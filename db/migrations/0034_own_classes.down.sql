update realms_roles set permissions = permissions || '{progress.view}'
where code = 'teacher' and not 'progress.view' = any (permissions)
    and realm_id in (select realm_id from platform_settings where key = 'accounts.takes_children' and value = 'true');
