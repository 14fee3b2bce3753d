namespace WebUdpChat.Access;

/// <summary>What somebody proves an account with.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Id">Its id, which is no secret.</param>
internal sealed record Credential(CredentialKind Kind, string Id)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is something else.</summary>
    public static Credential? Read(string? text) => text?.Split(':', 2) is [var kind, { Length: > 0 } id] && Enum.TryParse<CredentialKind>(kind, out var read)
        ? new Credential(read, id)
        : null;

    public override string ToString() => $"{Kind}:{Id}";
}

/// <summary>Kinds of credentials.</summary>
internal enum CredentialKind
{
    /// <summary>A browser that signed in.</summary>
    Session,

    /// <summary>A script's token.</summary>
    Token,
}
