using System.Text;

namespace WebUdpChat.Core.Dialects.Text;

/// <summary>
/// Notes that a text has a character that the charset lacks, and puts nothing in its place: strictness without an
/// exception. Serves one conversion only.
/// </summary>
internal sealed class StrictEncoderFallback : EncoderFallback
{
    /// <summary>Whether there was such a character.</summary>
    public bool Failed { get; private set; }

    /// <inheritdoc/>
    public override int MaxCharCount => 1;

    /// <inheritdoc/>
    public override EncoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    private sealed class Buffer(StrictEncoderFallback owner) : EncoderFallbackBuffer
    {
        public override int Remaining => 0;

        public override bool Fallback(char charUnknown, int index) => Fail();

        public override bool Fallback(char charUnknownHigh, char charUnknownLow, int index) => Fail();

        public override char GetNextChar() => '\0';

        public override bool MovePrevious() => false;

        private bool Fail()
        {
            owner.Failed = true;
            return false;
        }
    }
}
