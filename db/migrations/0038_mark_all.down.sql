update realms_roles set permissions = array_remove(permissions, 'assessment.mark_all');
