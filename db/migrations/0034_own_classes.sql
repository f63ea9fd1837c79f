-- Where children play, a teacher reads the progress of the own classes and not of all members (AE-032). Realms made before.
update realms_roles set permissions = array_remove(permissions, 'progress.view')
where code = 'teacher' and realm_id in (select realm_id from platform_settings where key = 'accounts.takes_children' and value = 'true');
