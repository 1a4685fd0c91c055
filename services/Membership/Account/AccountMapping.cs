using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartyPlatform.Membership.Members;

namespace PartyPlatform.Membership.Account;

internal sealed class AccountMapping :
    IEntityTypeConfiguration<SignInAccount>, IEntityTypeConfiguration<SignInFailures>, IEntityTypeConfiguration<AddressFailures>
{
    public void Configure(EntityTypeBuilder<SignInAccount> account)
    {
        account.ToTable("sign_in_accounts");
        account.HasKey(a => a.MemberId);
        account.Property(a => a.MemberId).ValueGeneratedNever();
        account.Property(a => a.PasswordHash).HasMaxLength(200);
        account.Property(a => a.OneTimeHash).HasMaxLength(64);
        account.Ignore(a => a.MustChangePassword);
        account.Property<uint>("xmin").IsRowVersion();
        account.HasOne<Member>().WithOne().HasForeignKey<SignInAccount>(a => a.MemberId);
    }

    public void Configure(EntityTypeBuilder<SignInFailures> failures)
    {
        failures.ToTable("sign_in_failures");
        failures.HasKey(f => new { f.Login, f.Address });
        failures.Property(f => f.Login).HasMaxLength(64);
        failures.Property(f => f.Address).HasMaxLength(50);
        failures.HasIndex(f => f.WindowStartedAt);
    }

    public void Configure(EntityTypeBuilder<AddressFailures> failures)
    {
        failures.ToTable("address_failures");
        failures.HasKey(f => f.Address);
        failures.Property(f => f.Address).HasMaxLength(50);
        failures.HasIndex(f => f.WindowStartedAt);
    }
}
