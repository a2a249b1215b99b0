namespace Gnomon;

/// <summary>The three truths of a question of law: Kleene's strong logic is too weak here, see docs/design/law-engine.md.</summary>
public enum Truth
{
    /// <summary>No consistent completion of the missing facts makes it true.</summary>
    False,

    /// <summary>Every consistent completion of the missing facts makes it true.</summary>
    True,

    /// <summary>Some completions make it true and some make it false.</summary>
    Unknown,
}

/// <summary>The spellings of <see cref="Truth"/> in JSON.</summary>
public static class Truths
{
    /// <summary><c>true</c>, <c>false</c> or <c>unknown</c>.</summary>
    public static string Id(this Truth truth) => truth switch
    {
        Truth.True => "true",
        Truth.False => "false",
        _ => "unknown",
    };
}
