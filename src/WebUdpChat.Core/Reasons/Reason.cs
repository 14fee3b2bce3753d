using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace WebUdpChat.Core.Reasons;

/// <summary>A sentence of the gateway's own in English, and what it takes to say it in another language.</summary>
/// <param name="Text">The sentence.</param>
public sealed record Reason(string Text)
{
    /// <summary>The code of its <see cref="Sentence"/>; null for what is said in English only: by an earlier version, or to scripts alone.</summary>
    public string? Code { get; init; }

    /// <summary>What is in it, by the names in its template: a <see cref="string"/>, <see cref="long"/>, <see cref="double"/> or another <see cref="Reason"/>.</summary>
    public ImmutableArray<KeyValuePair<string, object>> Args { get; init; } = [];

    /// <summary>A sentence without a code.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Reason?(string? text) => FromString(text);

    /// <summary>A sentence without a code; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static Reason? FromString(string? text) => text is null ? null : new Reason(text);

    /// <summary>Whether both say the same. What is in them is in their texts.</summary>
    public bool Equals(Reason? other) => other is not null && (Code, Text) == (other.Code, other.Text);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Text);

    /// <summary>The sentence.</summary>
    public override string ToString() => Text;
}
