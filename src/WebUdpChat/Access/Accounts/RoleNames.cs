using WebUdpChat.Contract;

namespace WebUdpChat.Access.Accounts;

/// <summary>Roles as they are stored: the names of their policies.</summary>
internal static class RoleNames
{
    public static string Of(Role role) => role switch
    {
        Role.Admin => Policies.Admin,
        Role.Sender => Policies.Sender,
        _ => Policies.Viewer,
    };

    public static Role Read(string name) => name switch
    {
        Policies.Admin => Role.Admin,
        Policies.Sender => Role.Sender,
        _ => Role.Viewer,
    };
}
