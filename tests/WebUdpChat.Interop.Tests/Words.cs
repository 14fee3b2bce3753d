namespace WebUdpChat.Interop.Tests;

/// <summary>Texts that are easy to get wrong, each different from all others.</summary>
internal static class Words
{
    /// <summary>One line with accents, other scripts, and an emoji of several code points.</summary>
    public static string Line(string start) => $"{start} {Guid.NewGuid():N} é ñ Größe 漢字 ก็ 👋🏽 👩‍🚀";
}
