namespace WebUdpChat.Core.Lab;

/// <summary>What the lab did to a datagram. The numbers are stored: never change one.</summary>
[Flags]
public enum LabEffects
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Lost by itself.</summary>
    Lost = 1,

    /// <summary>Lost in a burst.</summary>
    LostInBurst = 2,

    /// <summary>Lost because nothing passed.</summary>
    Blackout = 4,

    /// <summary>Lost because it was longer than the way takes.</summary>
    TooLong = 8,

    /// <summary>Lost because more came than the rate lets pass, and the queue was full.</summary>
    QueueFull = 16,

    /// <summary>Lost because the lab held as much as it may.</summary>
    LabFull = 32,

    /// <summary>One bit was turned over.</summary>
    Corrupted = 64,

    /// <summary>A copy of it followed.</summary>
    Duplicated = 128,

    /// <summary>It is the copy of the one before.</summary>
    Copy = 256,

    /// <summary>Later ones overtook it.</summary>
    Reordered = 512,

    /// <summary>It was held up.</summary>
    Delayed = 1_024,
}
