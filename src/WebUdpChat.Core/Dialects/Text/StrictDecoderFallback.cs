using System.Text;

namespace WebUdpChat.Core.Dialects.Text;

/// <summary>
/// Notes that bytes are not valid in a charset, and puts nothing in their place: strictness without an exception for each
/// stranger's datagram. Two bytes that are a second spelling of a character (NEC's and IBM's copies in Shift-JIS, six
/// characters of Big5) are that character. Serves one conversion only.
/// </summary>
/// <param name="lenient">The same charset, replacing what it does not know.</param>
internal sealed class StrictDecoderFallback(Encoding lenient) : DecoderFallback
{
    private const char UsualReplacement = '?';
    private const char JapaneseReplacement = '\u30FB';

    /// <summary>Whether there were such bytes.</summary>
    public bool Failed { get; private set; }

    /// <inheritdoc/>
    public override int MaxCharCount => 1;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    private char? SecondSpelling(byte[] bytes)
    {
        if (bytes.Length != 2)
            return null;
        Span<char> chars = stackalloc char[4];
        return lenient.TryGetChars(bytes, chars, out var length)
            && length == 1
            && chars[0] is not (UsualReplacement or JapaneseReplacement or '\0')
                ? chars[0]
                : null;
    }

    private sealed class Buffer(StrictDecoderFallback owner) : DecoderFallbackBuffer
    {
        private char _next;

        public override int Remaining => _next == '\0' ? 0 : 1;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            _next = owner.SecondSpelling(bytesUnknown) ?? '\0';
            if (_next == '\0')
                owner.Failed = true;
            return _next != '\0';
        }

        public override char GetNextChar()
        {
            var next = _next;
            _next = '\0';
            return next;
        }

        public override bool MovePrevious() => false;
    }
}
