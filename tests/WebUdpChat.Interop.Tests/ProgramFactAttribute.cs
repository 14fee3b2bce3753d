namespace WebUdpChat.Interop.Tests;

/// <summary>A fact that needs programs: skipped where they are missing, but never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(params string[] programs)
    {
        Programs = programs;
        Skip = Installed.ReasonToSkip(programs);
    }

    public IReadOnlyList<string> Programs { get; }
}
