using System.Diagnostics;
using System.Runtime.Versioning;
using Gnomon.Evidence;

namespace Gnomon.Tests.Evidence;

[SupportedOSPlatform("linux")]
public sealed class SignerTests : IDisposable
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly Sandbox sandbox = new();

    private string KeyFile => Path.Combine(sandbox.Folders.Config, "signer.pem");

    private string KnownFile => Path.Combine(sandbox.Folders.Config, "known-keys");

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_key_is_made_once_private_and_known()
    {
        var first = Fingerprint();
        Assert.Equal(first, Fingerprint());
        Assert.Equal(Own, File.GetUnixFileMode(KeyFile));
        Assert.Equal(Own | UnixFileMode.UserExecute, File.GetUnixFileMode(sandbox.Folders.Config));
        Assert.Equal(first, Assert.Single(TrustedKeys.OfUser(sandbox.Folders).Value).Key.Fingerprint);
        Assert.Equal("known-keys signer.pem", string.Join(' ', Directory.EnumerateFiles(sandbox.Folders.Config).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_key_that_others_may_read_is_refused()
    {
        Fingerprint();
        foreach (var mode in new[] { UnixFileMode.GroupRead, UnixFileMode.OtherRead, UnixFileMode.GroupWrite, UnixFileMode.OtherExecute })
        {
            File.SetUnixFileMode(KeyFile, Own | mode);
            AssertRefused("open to others");
        }
    }

    [Fact]
    public void A_link_to_a_key_is_refused()
    {
        Fingerprint();
        File.Move(KeyFile, KeyFile + ".real");
        File.CreateSymbolicLink(KeyFile, KeyFile + ".real");
        AssertRefused("not a regular file");
    }

    [Fact]
    public void A_folder_that_others_may_write_to_is_refused()
    {
        Fingerprint();
        File.SetUnixFileMode(sandbox.Folders.Config, Own | UnixFileMode.UserExecute | UnixFileMode.OtherWrite);
        AssertRefused("others can write");
    }

    [Fact]
    public void A_list_of_known_keys_that_others_may_write_to_is_refused()
    {
        Fingerprint();
        File.SetUnixFileMode(KnownFile, Own | UnixFileMode.GroupWrite);
        AssertRefused("others can write");
        Assert.False(TrustedKeys.OfUser(sandbox.Folders).IsGood);
    }

    [Fact]
    public void A_damaged_key_is_refused_whatever_byte_it_is()
    {
        Fingerprint();
        var good = File.ReadAllBytes(KeyFile);
        for (var i = 0; i < good.Length; i++)
        {
            var bad = good.ToArray();
            bad[i] = (byte)'!';
            File.WriteAllBytes(KeyFile, bad);
            AssertRefused("not an Ed25519 key");
        }

        File.WriteAllBytes(KeyFile, good[..^1]);
        AssertRefused("not an Ed25519 key");
        File.WriteAllBytes(KeyFile, []);
        AssertRefused("not an Ed25519 key");
    }

    [Fact]
    public void A_faulty_line_among_the_known_keys_is_named()
    {
        Fingerprint();
        File.AppendAllText(KnownFile, "nonsense\n");
        var problem = Assert.Single(TrustedKeys.OfUser(sandbox.Folders).Problems);
        Assert.Equal(3, problem.Line);
        Assert.Equal(ExitCode.Key, problem.Exit);
    }

    [Fact]
    public void A_last_line_without_its_end_does_not_swallow_the_own_key()
    {
        Fingerprint();
        var others = File.ReadAllText(KnownFile).Trim() + " of a friend";
        Directory.Delete(sandbox.Folders.Config, recursive: true);
        Directory.CreateDirectory(sandbox.Folders.Config);
        File.WriteAllText(KnownFile, others);
        var own = Fingerprint();
        var known = TrustedKeys.OfUser(sandbox.Folders).Value;
        Assert.Equal(2, known.Count);
        Assert.Equal(own, known[1].Key.Fingerprint);
    }

    [Fact]
    public void Two_that_start_at_once_share_one_key()
    {
        var prints = new string[8];
        Parallel.For(0, prints.Length, i => prints[i] = Fingerprint());
        Assert.Single(prints.Distinct(StringComparer.Ordinal));
    }

    // The list was once appended to: a reader that met it between its making and its line, or growing, called it unreadable, and two
    // that both found their key missing wrote it twice.
    [Fact]
    public void Those_that_start_at_once_put_the_key_on_the_list_once()
    {
        for (var round = 0; round < 50; round++)
        {
            var folders = sandbox.Folders with { Config = Path.Combine(sandbox.Root, $"config-{round}") };
            Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => Signer.LoadOrCreate(folders).Value.Dispose());
            Assert.Single(TrustedKeys.OfUser(folders).Value);
        }
    }

    [Fact]
    public void Another_program_reads_the_key_and_agrees_on_its_public_half()
    {
        using var signer = Signer.LoadOrCreate(sandbox.Folders).Value;
        var command = new ProcessStartInfo("openssl", ["pkey", "-in", KeyFile, "-pubout"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var openssl = Process.Start(command)!;
        Assert.Equal(signer.PublicKey.ToPem(), openssl.StandardOutput.ReadToEnd());
        openssl.WaitForExit();
    }

    private string Fingerprint()
    {
        using var signer = Signer.LoadOrCreate(sandbox.Folders).Value;
        return signer.PublicKey.Fingerprint;
    }

    private void AssertRefused(string why)
    {
        var problem = Assert.Single(Signer.LoadOrCreate(sandbox.Folders).Problems);
        Assert.Equal(ExitCode.Key, problem.Exit);
        Assert.Contains(why, problem.What, StringComparison.Ordinal);
    }
}
