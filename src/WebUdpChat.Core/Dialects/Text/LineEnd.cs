namespace WebUdpChat.Core.Dialects.Text;

/// <summary>The bytes that end a line: CR LF, LF or CR. The same bytes in every charset that is offered.</summary>
internal static class LineEnd
{
    /// <summary>How many bytes at the end are its last line end; 0 for none.</summary>
    public static int Length(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [.., (byte)'\r', (byte)'\n'] => 2,
        [.., (byte)'\n' or (byte)'\r'] => 1,
        _ => 0,
    };

    /// <summary>Whether it is one line end and nothing else.</summary>
    public static bool IsAll(ReadOnlySpan<byte> bytes) => !bytes.IsEmpty && Length(bytes) == bytes.Length;
}
