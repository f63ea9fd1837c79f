using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Realms.Contracts;

namespace Questory.Realms.Members;

/// <summary>A named set of permissions in one realm.</summary>
internal sealed class Role
{
    public const int NameMax = 50;

    public RealmId RealmId { get; init; }
    public string Code { get; init; } = "";
    public string Name { get; set; } = "";
    public string[] Permissions { get; set; } = [];

    private sealed class Map : IEntityTypeConfiguration<Role>
    {
        public void Configure(EntityTypeBuilder<Role> role)
        {
            role.ToTable("realms_roles").HasKey(r => new { r.RealmId, r.Code });
            role.InRealm(r => r.RealmId);
        }
    }
}
