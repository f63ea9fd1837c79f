using Npgsql;

namespace Questory.Platform.Data.Migrations;

/// <summary>What an owner without superuser rights must be allowed before the migrations that need it, all told at once.</summary>
internal static class OwnerRights
{
    /// <exception cref="Refusal">Something is missing; it names the statements that give it.</exception>
    public static async Task Check(NpgsqlConnection database, IReadOnlyList<Migration> due, CancellationToken stop)
    {
        var (role, scope) = (due.Any(step => step.Up.Contains(Databases.AppRole)), due.Any(step => step.Up.Contains("set \"app.scope\"")));
        await using var ask = new NpgsqlCommand($"""
            select quote_ident(current_user), quote_ident(current_database()),
                has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create'),
                me.rolcreaterole, there.rolname is not null,
                there.rolname is not null and pg_has_role(current_user, there.oid, 'member with admin option'),
                current_setting('server_version_num')::int >= 160000, has_parameter_privilege(current_user, 'app.scope', 'set')
            from pg_roles me left join pg_roles there on there.rolname = '{Databases.AppRole}' where me.rolname = current_user and not me.rolsuper
            """, database);
        await using var row = await ask.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop))
            return; // A superuser may do everything.
        var (me, here) = (row.GetString(0), row.GetString(1));
        var (makesRoles, there, handsOn, strict) = (row.GetBoolean(3), row.GetBoolean(4), row.GetBoolean(5), row.GetBoolean(6));
        string?[] cures =
        [
            row.GetBoolean(2) ? null : $"ALTER DATABASE {here} OWNER TO {me}",
            role && !there && !makesRoles ? $"CREATE ROLE {Databases.AppRole} NOLOGIN" : null,
            // Until PostgreSQL 15 whoever makes roles also hands on each of them; whoever makes one, always.
            role && !handsOn && !(makesRoles && (!there || !strict)) ? $"GRANT {Databases.AppRole} TO {me} WITH ADMIN OPTION" : null,
            scope && !row.GetBoolean(7) ? $"GRANT SET ON PARAMETER \"app.scope\" TO {me}" : null,
        ];
        if (cures.Any(cure => cure is not null))
            throw new Refusal($"The role {me} may not do all that Questory's schema needs: let an administrator of the server run “{string.Join("; ", cures.OfType<string>())};”, then start again.");
    }
}
