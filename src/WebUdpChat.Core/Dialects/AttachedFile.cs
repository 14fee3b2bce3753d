namespace WebUdpChat.Core.Dialects;

/// <summary>A file that a message offers and that is not fetched.</summary>
/// <param name="Name">Its name, as its sender wrote it, without what cannot be seen.</param>
/// <param name="Bytes">Its size.</param>
public sealed record AttachedFile(string Name, long Bytes);
