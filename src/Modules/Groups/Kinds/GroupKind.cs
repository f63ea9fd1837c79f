using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Realms.Contracts;

namespace Questory.Groups.Kinds;

/// <summary>A kind of group that a realm has: class, party, guild, team. What differs between them is here, never in code.</summary>
internal sealed class GroupKind
{
    public RealmId RealmId { get; init; }

    /// <summary>e.g. <c>class</c>.</summary>
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public string Plural { get; init; } = "";

    /// <summary>Members read each other's display names.</summary>
    public bool ShowsMembers { get; init; }

    /// <summary>A child waits until its guardian has allowed the membership (AE-032).</summary>
    public bool AsksGuardian { get; init; }
    public int SortOrder { get; init; }

    private sealed class Map : IEntityTypeConfiguration<GroupKind>
    {
        public void Configure(EntityTypeBuilder<GroupKind> kind)
        {
            kind.ToTable("groups_kinds").HasKey(k => new { k.RealmId, k.Code });
            kind.InRealm(k => k.RealmId);
        }
    }
}

/// <summary>A new realm's kinds of groups, from its edition.</summary>
internal sealed class GroupsFounding(AppDb db) : IFounding
{
    private sealed record Preset(IReadOnlyList<PresetKind>? Kinds);

    private sealed record PresetKind(string Code, string Name, string Plural, bool ShowsMembers, bool AsksGuardian);

    public string Section => "groups";

    public async Task Found(RealmId realm, JsonElement preset, CancellationToken stop)
    {
        foreach (var (order, kind) in (preset.Deserialize<Preset>(Json.Options)?.Kinds ?? []).Index())
            db.Add(new GroupKind
            {
                RealmId = realm, Code = kind.Code, Name = kind.Name, Plural = kind.Plural,
                ShowsMembers = kind.ShowsMembers, AsksGuardian = kind.AsksGuardian, SortOrder = order + 1,
            });
        await db.SaveChangesAsync(stop);
    }
}
