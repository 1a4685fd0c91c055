using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Identity;

namespace PartyPlatform.Membership.Account;

internal static class AccountEndpoints
{
    // Anything else is answered with 415 before a handler tries to read a form.
    private static readonly AcceptsMetadata Form = new(["application/x-www-form-urlencoded"]);

    public static void AddAccount(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SignInOptions>().BindConfiguration("SignIn").ValidateDataAnnotations().ValidateOnStart();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.AddSingleton<IPasswordHasher<SignInAccount>, PasswordHasher<SignInAccount>>();
        services.AddScoped<SignInThrottle>();
        services.AddScoped<CheckPassword>();
        services.AddScoped<AccountSessions>();
        services.AddScoped<AccountPages>();
        services.AddScoped<EndSessions>();
        services.AddScoped<IScheduledWork, ForgetOldFailures>();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "party-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthentication().AddCookie(AccountSessions.Scheme, cookie =>
        {
            cookie.Cookie.Name = "party-account";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            // The public address is https except on loopback (checked at the start), and the scheme is taken from it.
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = false;
        });
    }

    public static void MapAccount(this WebApplication app)
    {
        var account = app.MapGroup("/account").AllowAnonymous().ExcludeFromDescription();
        account.MapGet("/sign-in", SignInPage.Show);
        account.MapPost("/sign-in", SignInPage.Handle).WithMetadata(Form);
        account.MapGet("/change-password", ChangePasswordPage.Show);
        account.MapPost("/change-password", ChangePasswordPage.Handle).WithMetadata(Form);
        account.MapGet("/sign-out", SignOutPage.Show);
        account.MapPost("/sign-out", SignOutPage.Handle).WithMetadata(Form);
        account.MapGet("/help", HelpPages.Help);
        account.MapGet("/terms", HelpPages.Terms);
        account.MapGet("/privacy", HelpPages.Privacy);
        account.MapGet("/assets/{name}", AccountAssets.Serve);
    }
}
