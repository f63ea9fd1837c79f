drop function accounts_silent(uuid[]);
