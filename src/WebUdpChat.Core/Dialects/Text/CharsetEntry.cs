namespace WebUdpChat.Core.Dialects.Text;

/// <summary>A charset that is offered.</summary>
/// <param name="Name">Its name in lower case, as registered with IANA where it is.</param>
/// <param name="CodePage">Its number in .NET.</param>
/// <param name="Aliases">Further names that people use and .NET does not know.</param>
internal sealed record CharsetEntry(string Name, int CodePage, params string[] Aliases);
