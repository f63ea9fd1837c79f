using System.Net.Http.Json;

namespace Questory.Bench;

/// <summary>A realm whose members give each other gold, of which each has plenty.</summary>
internal sealed record WalletWorld(Guid Realm, Guid[] People)
{
    public const string Slug = "campus";
    public const int Members = 2_000;
    private const long Each = 1_000_000;

    public static string CookieOf(int member) => $"bench-{member}";

    public static async Task<WalletWorld> Make(BenchServer server)
    {
        await server.Execute("""
            insert into accounts_accounts (id, email, display_name, status, is_operator, email_verified_at, created_at, updated_at)
            select ('10000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'member' || n || '@bench.example', 'Member ' || n, 'active', n = $1, now(), now(), now()
            from generate_series(0, $1) n
            """, Members);
        await server.Execute("""
            insert into accounts_sessions (account_id, id, kind, token_hash, device_type, created_at, last_seen_at, expires_at)
            select id, gen_random_uuid(), 'browser', sha256(convert_to('bench-' || (row_number() over (order by id) - 1), 'UTF8')), 'program', now(), now() + interval '1 day', now() + interval '30 days'
            from accounts_accounts
            """);
        using var op = server.Client(CookieOf(Members));
        using var founded = await op.PostAsJsonAsync("/api/realms", new { slug = Slug, name = "Bench", edition = "campus" });
        founded.EnsureSuccessStatusCode();
        await server.Execute("insert into realms_members (account_id, realm_id, joined_at) select a.id, r.id, now() from accounts_accounts a, realms_realms r where not a.is_operator");
        await server.Execute("insert into realms_member_roles (account_id, realm_id, role, granted_at) select m.account_id, m.realm_id, 'learner', now() from realms_members m join accounts_accounts a on a.id = m.account_id where not a.is_operator");
        await server.Execute("insert into economy_wallets (account_id, realm_id, currency, balance, updated_at) select m.account_id, m.realm_id, 'gold', $1, now() from realms_members m join accounts_accounts a on a.id = m.account_id where not a.is_operator", Each);
        await server.Execute("""
            insert into economy_transfers (account_id, realm_id, currency, id, source_key, debit_book, credit_book, amount, reason, at)
            select account_id, realm_id, currency, gen_random_uuid(), 'begin', 'mint', 'wallet', balance, 'To begin with', now() from economy_wallets
            """);
        await server.Execute("vacuum analyze");
        await using var find = server.Databases.Owner.CreateCommand("select r.id, array(select account_id from economy_wallets order by 1) from realms_realms r");
        await using var row = await find.ExecuteReaderAsync();
        await row.ReadAsync();
        return new(row.GetGuid(0), row.GetFieldValue<Guid[]>(1));
    }

    /// <summary>Throws unless the sum is what it was and each balance is what its lines say.</summary>
    public async Task Check(BenchServer server)
    {
        await using var look = server.Databases.Owner.CreateCommand("""
            with lines as (select account_id, sum(case debit_book when 'wallet' then -amount else amount end) as amount from economy_transfers group by account_id)
            select sum(balance), count(*) filter (where balance <> amount), (select count(*) from economy_transfers) from economy_wallets join lines using (account_id)
            """);
        await using var row = await look.ExecuteReaderAsync();
        await row.ReadAsync();
        if (row.GetDecimal(0) != Members * Each || row.GetInt64(1) != 0)
            throw new InvalidOperationException($"All balances are {row.GetDecimal(0)}, not {Members * Each}; {row.GetInt64(1)} differ from their lines.");
        Console.Error.WriteLine($"  {row.GetInt64(2):N0} ledger lines; all balances add up to {row.GetDecimal(0):N0}, each to its lines");
    }
}
