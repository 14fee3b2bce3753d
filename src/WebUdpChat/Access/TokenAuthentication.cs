using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using WebUdpChat.Access.Accounts;

namespace WebUdpChat.Access;

/// <summary>Lets scripts in by a token (RFC 6750).</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, TokenRows tokens, Credentials credentials)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>How every token begins, so that one that got into a public place is found by those who look for such.</summary>
    public const string Prefix = "wuc_";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }

    private AuthenticateResult Authenticate()
    {
        if (Schemes.TokenOf(Request) is not { } text || !text.StartsWith(Prefix, StringComparison.Ordinal)
            || Secret.Hash(text) is not { } hash || tokens.FindByHash(hash) is not { } token
            || credentials.Check(new Credential(CredentialKind.Token, token.Id)) is not { } user)
            return AuthenticateResult.Fail("The token is not good.");
        return AuthenticateResult.Success(new AuthenticationTicket(user, Scheme.Name));
    }
}
