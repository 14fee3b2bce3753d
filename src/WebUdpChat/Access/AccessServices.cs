using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WebUdpChat.Access.Accounts;
using WebUdpChat.Access.Https;
using WebUdpChat.Configuration;

namespace WebUdpChat.Access;

/// <summary>What decides who comes in.</summary>
internal static class AccessServices
{
    public const int MinPassword = 10;
    private const int MaxFailures = 10;
    private static readonly TimeSpan Lockout = TimeSpan.FromMinutes(5);

    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<Exposure>();
        services.AddSingleton<ProxyNetworks>();
        services.AddSingleton<OwnHosts>();
        services.AddSingleton<SocketDoor>();
        services.AddSingleton<SignInLimiter>();
        services.AddSingleton<OwnCertificate>();
        services.AddAccounts();
        services.AddAuthentication(Schemes.Gateway)
            .AddPolicyScheme(Schemes.Gateway, null, Schemes.Choose)
            .AddScheme<AuthenticationSchemeOptions, OpenAuthentication>(Schemes.Open, null)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(Schemes.Token, null)
            .AddCookie(Schemes.Cookie, SessionCookie.Configure);
        services.AddAuthorization(Policies.Add);
        services.AddKeyStorage(); // after those that bring it along

        // Only the setting says who is a proxy, never the framework's environment variable, which believes everybody.
        services.PostConfigure<ForwardedHeadersOptions>(static options => options.ForwardedHeaders = ForwardedHeaders.None);
    }

    private static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<AccountDatabase>(static services =>
            services.GetRequiredService<IOptions<GatewayOptions>>().Value.Storage.Provider == StorageProvider.Postgres
                ? ActivatorUtilities.CreateInstance<PostgresAccounts>(services)
                : ActivatorUtilities.CreateInstance<SqliteAccounts>(services));
        services.AddSingleton<AccountRows>();
        services.AddSingleton<SessionRows>();
        services.AddSingleton<InvitationRows>();
        services.AddSingleton<TokenRows>();
        services.AddSingleton<PasskeyRows>();
        services.AddSingleton<PasskeyTurns>();
        services.AddScoped<Passkeys>();
        services.AddScoped<PasskeyHandler<Account>>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<SetupTicket>();
        services.AddSingleton<SignInTurns>();
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<AccessStart>();
        services.AddHostedService(static provider => provider.GetRequiredService<AccessStart>());
        services.AddHostedService(static provider => provider.GetRequiredService<LiveConnections>());
        services.AddScoped<AccountBook>();
        services.AddScoped<People>();
        services.AddIdentityCore<Account>(static options =>
        {
            // Length is what counts (NIST SP 800-63B, section 5.1.1).
            options.Password = new PasswordOptions
            {
                RequiredLength = MinPassword, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
            };
            options.Lockout = new LockoutOptions { MaxFailedAccessAttempts = MaxFailures, DefaultLockoutTimeSpan = Lockout };

            // DisplayName says which characters a name may hold.
            options.User.AllowedUserNameCharacters = "";
        }).AddUserStore<AccountStore>();
    }
}
