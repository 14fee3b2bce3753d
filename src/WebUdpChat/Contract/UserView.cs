namespace WebUdpChat.Contract;

/// <summary>A person at a browser.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name to show.</param>
public sealed record UserView(string Id, string Name);
