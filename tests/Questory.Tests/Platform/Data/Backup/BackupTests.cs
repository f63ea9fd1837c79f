using System.IO.Compression;
using Npgsql;
using Questory.Platform;
using Questory.Platform.Data.Backup;
using Questory.Platform.Data.Migrations;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Data.Backup;

public sealed class BackupTests : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly Migration Schema = new(1, "zoo", """
        CREATE TABLE keepers (id int PRIMARY KEY, name text NOT NULL, boss int REFERENCES keepers, favourite bigint);
        CREATE TABLE animals (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, realm_id int NOT NULL DEFAULT 1, keeper int NOT NULL REFERENCES keepers,
            name text NOT NULL, loud text GENERATED ALWAYS AS (upper(name)) STORED, facts jsonb, photo bytea, tags text[], born timestamptz);
        ALTER TABLE keepers ADD FOREIGN KEY (favourite) REFERENCES animals;
        ALTER TABLE animals ENABLE ROW LEVEL SECURITY;
        ALTER TABLE animals FORCE ROW LEVEL SECURITY;
        CREATE POLICY realm ON animals USING (current_setting('app.scope', true) = 'system');
        CREATE TABLE visits (at timestamptz NOT NULL, animal bigint NOT NULL REFERENCES animals) PARTITION BY RANGE (at);
        CREATE TABLE visits_other PARTITION OF visits DEFAULT;
        CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := NEW.name || '!'; RETURN NEW; END $$;
        CREATE TRIGGER stamp BEFORE INSERT ON animals FOR EACH ROW EXECUTE FUNCTION stamp();
        CREATE TABLE seeded (name text PRIMARY KEY);
        INSERT INTO seeded VALUES ('by the migration');
        """, "DROP TABLE visits, seeded; ALTER TABLE keepers DROP COLUMN favourite; DROP TABLE animals, keepers; DROP FUNCTION stamp();");

    private static readonly Migration Later = new(2, "legs", "ALTER TABLE animals ADD legs int NOT NULL DEFAULT 4;", "ALTER TABLE animals DROP legs;");

    private readonly TemporaryFolder folder = new();
    private TestDatabase source = null!;
    private TestDatabase target = null!;

    public async ValueTask InitializeAsync()
    {
        source = await TestDatabases.CreateEmpty();
        target = await TestDatabases.CreateEmpty();
        await new Migrator(source.Owner, [Schema]).Up(target: null, Stop);
        await source.Query("""
            INSERT INTO keepers VALUES (1, 'Zoë', 2, NULL), (2, E'tab\t, line\n, back\\slash, \\N', NULL, NULL), (3, '', 1, NULL);
            INSERT INTO animals (keeper, name, facts, photo, tags, born) VALUES
                (1, 'lion', '{"roars": true, "says": "\"grr\"\n"}', '\x00ff10', '{a,"b, c",NULL}', '2026-03-01 12:00:00.123456+02'),
                (2, 'äffchen 🐒', NULL, NULL, '{}', '-infinity');
            UPDATE keepers SET favourite = 2 WHERE id = 1;
            CREATE TABLE visits_2025_01 PARTITION OF visits FOR VALUES FROM ('2025-01-01 00:00:00+00') TO ('2025-02-01 00:00:00+00');
            INSERT INTO visits SELECT timestamptz '2025-01-15 00:00:00+00' + i * interval '1 hour', 1 + i % 2 FROM generate_series(1, 900) i;
            DELETE FROM seeded; INSERT INTO seeded VALUES ('by a person');
            """);
        Directory.CreateDirectory(folder["files/ab"]);
        await File.WriteAllTextAsync(folder["files/ab/picture.svg"], "<svg/>", Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await target.DisposeAsync();
        folder.Dispose();
    }

    private string Archive => folder["backups/zoo.zip"];

    private Task<BackupManifest> Backup(Action<BackupProgress>? progress = null) =>
        new DatabaseBackup(source.Owner, [Schema], folder["files"], TimeProvider.System).Backup(Archive, progress, Stop);

    private Task<BackupManifest> Restore(bool force = false, params Migration[] migrations) =>
        new DatabaseRestore(target.Owner, migrations is [] ? [Schema] : migrations, folder["restored"]).Restore(Archive, force, progress: null, Stop);

    [Fact]
    public async Task Everything_comes_back_as_it_was()
    {
        var told = new List<BackupProgress>();
        var manifest = await Backup(told.Add);
        await Restore();

        Assert.Equal(await Contents(source), await Contents(target));
        Assert.Equal(["public.animals", "public.keepers", "public.seeded", "public.visits", "files"], told.Select(step => step.What));
        Assert.Equal(900, manifest.Tables.Single(table => table.Name == "public.visits").Content.Lines);
        Assert.Equal("<svg/>", await File.ReadAllTextAsync(folder["restored/ab/picture.svg"], Stop));
        // Months that a new database does not have are there again, and what guards the rows works again.
        Assert.Equal(await source.Query("SELECT count(*) FROM visits_2025_01"), await target.Query("SELECT count(*) FROM visits_2025_01"));
        Assert.Equal("snake!", await target.Query("INSERT INTO animals (keeper, name) VALUES (1, 'snake') RETURNING name"));
        Assert.Equal(3L, await target.Query("SELECT max(id) FROM animals"));
        Assert.Equal(true, await target.Query("SELECT relforcerowsecurity FROM pg_class WHERE relname = 'animals'"));
        var orphan = await Assert.ThrowsAsync<PostgresException>(() => target.Query("INSERT INTO visits VALUES (now(), 99)"));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, orphan.SqlState);
    }

    [Fact]
    public async Task A_database_in_use_is_replaced_only_by_force()
    {
        await Backup();
        await new Migrator(target.Owner, [Schema]).Up(target: null, Stop);
        await target.Query("INSERT INTO keepers VALUES (77, 'old', NULL, NULL)");

        Assert.Contains("--force", (await Assert.ThrowsAsync<Refusal>(() => Restore())).Message);
        Assert.Equal(77, await target.Query("SELECT id FROM keepers"));

        await Restore(force: true);
        Assert.Equal(await Contents(source), await Contents(target));
    }

    [Fact]
    public async Task An_earlier_backup_is_brought_up_to_date_and_a_newer_one_refused()
    {
        await Backup();
        await Restore(force: false, Schema, Later);
        Assert.Equal(8L, await target.Query("SELECT sum(legs) FROM animals"));

        Assert.Contains("newer schema (0002_legs) than the backup", (await Assert.ThrowsAsync<Refusal>(() => Restore(force: true, Schema, Later))).Message);
        Assert.StartsWith("The backup was made with another migration",
            (await Assert.ThrowsAsync<Refusal>(() => Restore(force: true, Schema with { Up = "SELECT 1" }, Later))).Message);

        await new Migrator(source.Owner, [Schema, Later]).Up(target: null, Stop);
        File.Delete(Archive);
        await new DatabaseBackup(source.Owner, [Schema, Later], null, TimeProvider.System).Backup(Archive, null, Stop);
        Assert.StartsWith("The backup has a newer schema (0002_legs)", (await Assert.ThrowsAsync<Refusal>(() => Restore())).Message);
    }

    [Theory]
    [InlineData("tables/public.keepers.copy")]
    [InlineData("files/ab/picture.svg")]
    [InlineData("manifest.json")]
    public async Task A_damaged_archive_is_refused_before_anything_is_touched(string entry)
    {
        await Backup();
        using (var zip = ZipFile.Open(Archive, ZipArchiveMode.Update))
        {
            await using var damaged = zip.GetEntry(entry)!.Open();
            damaged.WriteByte((byte)'#');
        }

        Assert.Contains($"is damaged at '{entry}'", (await Assert.ThrowsAsync<Refusal>(() => Restore())).Message);
        Assert.Null(await target.Query("SELECT to_regclass('keepers')::text"));
        Assert.False(Directory.Exists(folder["restored"]));
    }

    [Fact]
    public async Task Rows_that_break_a_foreign_key_are_not_let_in_and_nothing_stays()
    {
        await source.Query("ALTER TABLE visits DROP CONSTRAINT visits_animal_fkey; INSERT INTO visits VALUES (now(), 99)");
        await Backup();

        await Assert.ThrowsAsync<PostgresException>(() => Restore());

        Assert.Null(await target.Query("SELECT to_regclass('keepers')::text"));
        Assert.False(Directory.Exists(folder["restored"]) || Directory.Exists(folder["restored.restoring"]));
    }

    [Fact]
    public async Task An_owner_without_superuser_rights_gets_every_row_too()
    {
        await source.Query("DO $$ BEGIN CREATE ROLE questory_test_owner NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$");
        foreach (var database in new[] { source, target })
            await database.Query($"ALTER DATABASE {database.Name} OWNER TO questory_test_owner; ALTER SCHEMA public OWNER TO questory_test_owner");
        foreach (var table in new[] { "keepers", "animals", "visits", "visits_other", "visits_2025_01", "seeded", "schema_migrations" })
            await source.Query($"ALTER TABLE {table} OWNER TO questory_test_owner");
        await using var from = As(source, "questory_test_owner");
        await using var to = As(target, "questory_test_owner");

        await new DatabaseBackup(from, [Schema], null, TimeProvider.System).Backup(Archive, null, Stop);
        await new DatabaseRestore(to, [Schema], null).Restore(Archive, force: false, progress: null, Stop);

        Assert.Equal(await Contents(source), await Contents(target));
    }

    [Fact]
    public async Task A_backup_never_overwrites_another_and_leaves_no_half()
    {
        await Backup();
        Assert.Contains("exists already", (await Assert.ThrowsAsync<Refusal>(() => Backup())).Message);

        var empty = new DatabaseBackup(target.Owner, [Schema], null, TimeProvider.System);
        Assert.Contains("nothing to back up", (await Assert.ThrowsAsync<Refusal>(() => empty.Backup(folder["backups/empty.zip"], null, Stop))).Message);
        Assert.Equal([Archive], Directory.GetFiles(folder["backups"]));
    }

    [Fact]
    public async Task A_database_with_the_programs_own_schema_comes_back_as_it_was()
    {
        await using var ours = await TestDatabases.Create();
        await ours.Query("SELECT platform_make_months('2020-05-05', 1)");
        await new DatabaseBackup(ours.Owner, Migration.BuiltIn, null, TimeProvider.System).Backup(Archive, null, Stop);
        await new DatabaseRestore(target.Owner, Migration.BuiltIn, null).Restore(Archive, force: false, progress: null, Stop);

        Assert.Equal(await ours.Query(Catalogue), await target.Query(Catalogue));
        Assert.Equal(await ours.Query("SELECT count(*) FROM platform_month_tables"), await target.Query("SELECT count(*) FROM platform_month_tables"));
    }

    private const string Catalogue = """
        SELECT string_agg(line, E'\n' ORDER BY line) FROM (
            SELECT concat_ws(' ', relname, relkind, relrowsecurity, relforcerowsecurity, pg_get_expr(relpartbound, oid), relacl)
                FROM pg_class WHERE relnamespace = 'public'::regnamespace
            UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT concat_ws(' ', tgrelid::regclass, tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal) x(line)
        """;

    private static NpgsqlDataSource As(TestDatabase database, string role)
    {
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = $"-c role={role}" }.ConnectionString);
        return builder.Build();
    }

    private static Task<object?> Contents(TestDatabase database) => database.Query("""
        SELECT string_agg(line, E'\n' ORDER BY line) FROM (
            SELECT 'keeper ' || k::text AS line FROM keepers k UNION ALL SELECT 'animal ' || a::text FROM animals a
            UNION ALL SELECT 'visit ' || v::text FROM visits v UNION ALL SELECT 'seeded ' || s::text FROM seeded s
            UNION ALL SELECT 'sequence ' || last_value || is_called FROM animals_id_seq) lines
        """);
}
