using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenIddict.EntityFrameworkCore.Models;

namespace PartyPlatform.Membership.Connect;

internal sealed class ConnectMapping :
    IEntityTypeConfiguration<SigningKey>,
    IEntityTypeConfiguration<OpenIddictEntityFrameworkCoreApplication<Guid>>,
    IEntityTypeConfiguration<OpenIddictEntityFrameworkCoreAuthorization<Guid>>,
    IEntityTypeConfiguration<OpenIddictEntityFrameworkCoreScope<Guid>>,
    IEntityTypeConfiguration<OpenIddictEntityFrameworkCoreToken<Guid>>
{
    public void Configure(EntityTypeBuilder<SigningKey> key)
    {
        key.ToTable("signing_keys");
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.Use).HasConversion<string>().HasMaxLength(20);
        key.HasIndex(k => new { k.Use, k.ActiveFrom });
    }

    public void Configure(EntityTypeBuilder<OpenIddictEntityFrameworkCoreApplication<Guid>> application) => application.ToTable("oidc_applications");

    public void Configure(EntityTypeBuilder<OpenIddictEntityFrameworkCoreAuthorization<Guid>> authorization) => authorization.ToTable("oidc_authorizations");

    public void Configure(EntityTypeBuilder<OpenIddictEntityFrameworkCoreScope<Guid>> scope) => scope.ToTable("oidc_scopes");

    public void Configure(EntityTypeBuilder<OpenIddictEntityFrameworkCoreToken<Guid>> token) => token.ToTable("oidc_tokens");
}
