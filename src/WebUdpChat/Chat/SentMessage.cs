using WebUdpChat.Contract;

namespace WebUdpChat.Chat;

/// <summary>A message that is on disk.</summary>
/// <param name="Message">The message.</param>
/// <param name="IsRepeated">Whether it was there already, by the same id.</param>
internal sealed record SentMessage(MessageView Message, bool IsRepeated);
