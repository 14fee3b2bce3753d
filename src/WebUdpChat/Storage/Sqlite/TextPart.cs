using System.Globalization;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>A part of the text index: some messages that follow each other.</summary>
/// <param name="Id">Its number; a later part has a higher one.</param>
/// <param name="FirstSeq">The first message that is in it.</param>
/// <param name="FirstAt">When that was journaled, in microseconds.</param>
/// <param name="LastSeq">The last message that is in it.</param>
/// <param name="Messages">How many messages it went through.</param>
/// <param name="Bytes">How many bytes these have.</param>
internal sealed record TextPart(long Id, long FirstSeq, long FirstAt, long LastSeq, long Messages, long Bytes)
{
    /// <summary>How many of these bytes are gone since it was made, or since it is renewed.</summary>
    public long Removed { get; init; }

    /// <summary>The last message that is in its replacement; null where it has none.</summary>
    public long? RenewedSeq { get; init; }

    /// <summary>How many messages the replacement went through.</summary>
    public long RenewedMessages { get; init; }

    /// <summary>How many bytes these have.</summary>
    public long RenewedBytes { get; init; }

    // A search looks into one part after the other, and merging parts of the index within a part, which holds up the
    // writer, takes the longer the larger it is.
    private const int MaxMessages = 100_000;
    private const int MaxBytes = 32 * 1024 * 1024;

    // The words of a message that retention removed are gone when the part is.
    private const long MaxMicroseconds = 30L * 24 * 60 * 60 * 1_000_000;

    /// <summary>The virtual table.</summary>
    public string Table => string.Create(CultureInfo.InvariantCulture, $"text_{Id}");

    /// <summary>The virtual table that takes its place.</summary>
    public string NextTable => $"{Table}_next";

    /// <summary>Whether so much of it is gone that it is worth making it anew.</summary>
    public bool IsToBeRenewed => RenewedSeq is not null || (Removed > 0 && Removed >= Bytes / 4);

    /// <summary>Whether a message of this time belongs into the next part.</summary>
    public bool IsFullFor(long at) => IsToBeRenewed || Messages >= MaxMessages || Bytes >= MaxBytes || at - FirstAt >= MaxMicroseconds;

    /// <summary>With a message added to the replacement.</summary>
    public TextPart Renewed(long seq, int bytes) =>
        this with { RenewedSeq = seq, RenewedMessages = RenewedMessages + 1, RenewedBytes = RenewedBytes + bytes };

    /// <summary>With a message added.</summary>
    public TextPart With(long seq, int bytes) => this with { LastSeq = seq, Messages = Messages + 1, Bytes = Bytes + bytes };
}
