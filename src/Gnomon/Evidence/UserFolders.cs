namespace Gnomon.Evidence;

/// <summary>Where the user's key and private state lie (XDG Base Directory).</summary>
/// <param name="Config">For the key and the known keys.</param>
/// <param name="State">For the list of attempts.</param>
public sealed record UserFolders(string Config, string State)
{
    /// <summary><c>$XDG_CONFIG_HOME/gnomon</c> and <c>$XDG_STATE_HOME/gnomon</c>, or below <c>~/.config</c> and <c>~/.local/state</c>.</summary>
    public static Checked<UserFolders> OfUser()
    {
        var home = Environment.GetEnvironmentVariable("HOME");
        if (Base("XDG_CONFIG_HOME", home, ".config") is not { } config || Base("XDG_STATE_HOME", home, ".local/state") is not { } state)
            return Checked.Bad<UserFolders>(new Problem(ExitCode.Environment, "there is no home folder to keep the signing key in", "set HOME to an absolute path"));
        return Checked.Good(new UserFolders(Path.Combine(config, "gnomon"), Path.Combine(state, "gnomon")));
    }

    /// <summary><c>$XDG_CACHE_HOME/gnomon</c>, or below <c>~/.cache</c>: what can be made anew at any time. Null without a home folder.</summary>
    public static string? Cache => Base("XDG_CACHE_HOME", Environment.GetEnvironmentVariable("HOME"), ".cache") is { } cache ? Path.Combine(cache, "gnomon") : null;

    // A relative path in these variables is invalid and passed over, says the specification.
    private static string? Base(string variable, string? home, string below)
    {
        if (Environment.GetEnvironmentVariable(variable) is { } set && Path.IsPathFullyQualified(set))
            return set;
        return home is not null && Path.IsPathFullyQualified(home) ? Path.Combine(home, below) : null;
    }
}
