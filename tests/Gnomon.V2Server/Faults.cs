using System.Globalization;

namespace Gnomon.V2Server;

/// <summary>How the server misbehaves, by the words of its command line.</summary>
/// <param name="FailEvery">Every such inference fails, in turn by 503 and by a connection that breaks; 0 for none.</param>
/// <param name="SilentAfter">After so many inferences nothing is answered any more; negative for never.</param>
/// <param name="Delay">Milliseconds before each answer.</param>
/// <param name="Mode">What an answer looks like: <c>good</c>, or <c>nan</c>, <c>text</c>, <c>shape</c>, <c>no-output</c>, <c>datatype</c>, <c>fewer</c>, <c>not-json</c>, <c>too-large</c>, <c>not-ready</c>, <c>refuses</c>, <c>refuses-empty</c>, <c>no-metadata</c>.</param>
internal sealed record Faults(int FailEvery, int SilentAfter, int Delay, string Mode)
{
    private int count;

    /// <summary>Inferences so far.</summary>
    public int Count => Volatile.Read(ref count);

    public static Faults Of(string[] args)
    {
        string? Word(string name) => Array.IndexOf(args, name) is var at and >= 0 ? args[at + 1] : null;
        int Number(string name, int otherwise) => Word(name) is { } word ? int.Parse(word, CultureInfo.InvariantCulture) : otherwise;
        return new Faults(Number("--fail-every", 0), Number("--silent-after", -1), Number("--delay", 0), Word("--mode") ?? "good");
    }

    /// <summary>The number of this inference, from 1.</summary>
    public int Next() => Interlocked.Increment(ref count);

    public bool IsSilent(int number) => SilentAfter >= 0 && number > SilentAfter;

    public bool Fails(int number) => FailEvery > 0 && number % FailEvery == 0;
}
