namespace WebUdpChat.Storage;

/// <summary>Why a data directory cannot be used.</summary>
internal enum DataDirectoryError
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>Another gateway holds it.</summary>
    InUse,

    /// <summary>It cannot be made, or nothing can be written in it.</summary>
    NotWritable,
}
