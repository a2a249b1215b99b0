using System.Globalization;
using System.Text;
using Gnomon.Evidence;
using Gnomon.Verify;
using Gnomon.Verify.Log;

namespace Gnomon.Tests.Evidence;

/// <summary>Logs for tests: made, filled with entries that differ by their number, and checked by the code that knows formats only.</summary>
internal static class SampleLog
{
    public static async Task Create(Sandbox sandbox, string folder)
    {
        using var signer = Signer.LoadOrCreate(sandbox.Folders).Value;
        var made = await OrganisationLog.Create(folder, signer);
        Assert.True(made.IsGood, made.IsGood ? "" : made.Problems[0].ToString());
        Assert.Null(KnownLogs.Add(sandbox.Folders, made.Value));
    }

    public static Statement Statement(int number) => Gnomon.Evidence.Statement.Create(
        "plan", [Subject.Of("plan.json", [1])], json => json.WriteNumber("number", number));

    /// <summary>About 600 bytes.</summary>
    public static ReadOnlyMemory<byte> Entry(int number) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"entry {number} ").PadRight(600, '.'));

    public static async Task Append(string folder, int first, int count)
    {
        await using var log = OrganisationLog.Open(folder).Value;
        await Task.WhenAll(Enumerable.Range(first, count).Select(i => log.SubmitEntries([Entry(i)])));
    }

    public static LogVerdict Check(string folder, params byte[][] known)
    {
        var key = File.Exists(Path.Combine(folder, LogVerifier.KeyFile)) && VerifierKey.TryParse(File.ReadAllText(Path.Combine(folder, LogVerifier.KeyFile)).TrimEnd('\n'), out var read) ? read : null;
        return LogVerifier.Verify(folder, new LogExpectations
        {
            Keys = key is null ? [] : [key],
            Known = [.. known.Select((k, i) => ($"kept {i}", (ReadOnlyMemory<byte>)k))],
        });
    }

    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
