using Microsoft.AspNetCore.Authorization;
using WebUdpChat.Contract;

namespace WebUdpChat.Access;

/// <summary>The names of the policies: one for each role that a hub method or a route asks for.</summary>
internal static class Policies
{
    public const string Viewer = "viewer";
    public const string Sender = "sender";
    public const string Admin = "admin";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Viewer, Sender, Admin];

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Viewer, static policy => Require(policy, Role.Viewer));
        options.AddPolicy(Sender, static policy => Require(policy, Role.Sender));
        options.AddPolicy(Admin, static policy => Require(policy, Role.Admin));

        // What was forgotten is closed, and a test finds it.
        options.FallbackPolicy = options.GetPolicy(Admin);
        options.DefaultPolicy = options.GetPolicy(Admin)!;
    }

    private static void Require(AuthorizationPolicyBuilder policy, Role role) =>
        policy.RequireAuthenticatedUser().RequireAssertion(context => Caller.RoleOf(context.User) >= role);
}
