using System.Collections.Immutable;

namespace WebUdpChat.Core.Dialects;

/// <summary>What a dialect's packet says of the message in it.</summary>
/// <param name="HeaderLength">How many bytes at the beginning are not its text.</param>
/// <param name="Marks">What its sender wants to be known.</param>
/// <param name="Unspoken">What is in it that is not spoken here; null for nothing.</param>
public sealed record Envelope(int HeaderLength, EnvelopeMarks Marks = EnvelopeMarks.None, Unspoken? Unspoken = null)
{
    /// <summary>The files that it offers.</summary>
    public ImmutableArray<AttachedFile> Files { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(Envelope? other) => other is not null
        && (HeaderLength, Marks, Unspoken) == (other.HeaderLength, other.Marks, other.Unspoken) && Files.SequenceEqual(other.Files);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(HeaderLength, Marks, Unspoken, Files.Length);
}

/// <summary>What a message's sender wants to be known of it.</summary>
[Flags]
public enum EnvelopeMarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is to be covered until somebody opens it, and its sender is told of that.</summary>
    Sealed = 1,

    /// <summary>Its sender wanted a password asked for. There is none here.</summary>
    Locked = 2,

    /// <summary>It was said to everybody.</summary>
    Everybody = 4,

    /// <summary>It was said to several.</summary>
    Several = 8,

    /// <summary>A program wrote it by itself.</summary>
    Automatic = 16,
}

/// <summary>What may be in a message that is not spoken here.</summary>
public enum Unspoken
{
    /// <summary>It is encrypted.</summary>
    Encrypted,

    /// <summary>It offers files.</summary>
    Files,

    /// <summary>A picture.</summary>
    Picture,

    /// <summary>A knock.</summary>
    Knock,
}
