namespace WebUdpChat.Interop.Tests;

/// <summary>A theory that needs programs: skipped where they are missing, but never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProgramTheoryAttribute : TheoryAttribute
{
    public ProgramTheoryAttribute(params string[] programs)
    {
        Programs = programs;
        Skip = Installed.ReasonToSkip(programs);
    }

    public IReadOnlyList<string> Programs { get; }
}
