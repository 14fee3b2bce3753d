namespace WebUdpChat.Contract;

/// <summary>A person at a browser.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Role">What the person may do; null where that is not told.</param>
public sealed record UserView(string Id, string Name, Role? Role = null);
