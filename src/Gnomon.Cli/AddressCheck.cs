using Gnomon.Evidence;
using Gnomon.Evidence.Fetching;
using Gnomon.Report;
using Gnomon.Verify;

namespace Gnomon.Cli;

/// <summary>Checks a log at its web address: fetched whole into a folder, then checked there as any copy of a log.</summary>
internal static class AddressCheck
{
    public static bool IsAddress(string text) => text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal);

    /// <summary>Fetches and checks.</summary>
    /// <param name="url">The address.</param>
    /// <param name="copy">Where the copy stays; null to remove it.</param>
    /// <param name="expected">What the user knows beforehand.</param>
    /// <param name="user">Whose memory of checkpoints the log must continue; what was found good is remembered there.</param>
    /// <param name="language">The reader's.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<int> Run(string url, string? copy, LogExpectations expected, UserFolders user, Language language, CancellationToken stop)
    {
        if (copy is not null && RegularFile.Look(copy).Kind != PathKind.Missing)
            return await Problems.Report([new Problem(ExitCode.Output, "something lies there already", "name another folder with --copy") { File = copy }]);
        var folder = copy is null ? Directory.CreateTempSubdirectory("gnomon-").FullName : Directory.CreateDirectory(copy).FullName;
        try
        {
            if (!(await LogFetch.Into(url, folder, expected.Keys, stop)).TryGet(out var entries, out var problems))
                return await Problems.Report(problems);
            var verdict = LogVerifier.Verify(folder, expected with { Known = [.. expected.Known, .. Seen(user, folder)] });
            await Console.Out.WriteLineAsync(new Texts(language).Say("log.fetched", ("n", Phrase.Own(new Numbers(language).Count(entries))), ("url", Phrase.Foreign(url))).ToString());
            await Console.Out.WriteAsync(LogVerdictText.Write(verdict, url, language));
            if (verdict.Faults.Count == 0 && verdict.IsKeyTrusted && SeenCheckpoints.Remember(user, folder) is { } problem)
                return await Problems.Report([problem]);
            return (int)VerifyExit.Of(verdict);
        }
        finally
        {
            if (copy is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The checkpoint of a log that the user saw last.</summary>
    public static IEnumerable<(string Name, ReadOnlyMemory<byte> Note)> Seen(UserFolders user, string folder) =>
        LogReader.TryOpen(folder, out var log, out _) && SeenCheckpoints.Of(user, log.Key.Name) is { } note ? [("the checkpoint that you saw last", note)] : [];
}
