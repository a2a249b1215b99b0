using System.Globalization;
using Gnomon.Evidence;
using Gnomon.Verify;

namespace Gnomon.Tests.Evidence;

/// <summary>One sealed result, changed in every way a stranger might; each test has a copy of its own.</summary>
public sealed class TamperTests : IClassFixture<TamperTests.Sealed>, IDisposable
{
    private const string Checkpoint = "evidence/log/checkpoint";
    private const string LogKey = "evidence/log.vkey";
    private const string SignerKey = "evidence/signer.pub.pem";
    private const string Bundle = "evidence/log/tile/entries/000.p/8";
    private const string Tile = "evidence/log/tile/0/000.p/8";

    private readonly Sandbox sandbox = new();
    private readonly IReadOnlyList<TrustedKey> trusted;

    public TamperTests(Sealed original)
    {
        foreach (var file in Directory.EnumerateFiles(original.Sandbox.Out, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(sandbox.Out, Path.GetRelativePath(original.Sandbox.Out, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        trusted = TrustedKeys.OfUser(original.Sandbox.Folders).Value;
    }

    public static TheoryData<string, ExitCode> Parts => new()
    {
        { Checkpoint, ExitCode.Checkpoint },
        { LogKey, ExitCode.KeyMismatch },
        { SignerKey, ExitCode.KeyMismatch },
        { Bundle, ExitCode.Tree },
        { Tile, ExitCode.Tree },
        { "report.html", ExitCode.FileChanged },
        { "assessment.json", ExitCode.FileChanged },
        { "card.yaml", ExitCode.FileChanged },
        { "classification.json", ExitCode.FileChanged },
        { "plan.json", ExitCode.FileChanged },
        { "measurements.json", ExitCode.FileChanged },
        { "findings.json", ExitCode.FileChanged },
        { "cells/a.json", ExitCode.FileChanged },
        { "cells/b.json", ExitCode.FileChanged },
    };

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_changed_byte_anywhere_is_found_and_its_file_named(string file, ExitCode code)
    {
        var path = Path.Combine(sandbox.Out, file);
        var good = File.ReadAllBytes(path);
        for (var i = 0; i < good.Length; i++)
        {
            // One of the eight bits in turn; the one that changes the case of a letter is among them.
            var bad = good.ToArray();
            bad[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(path, bad);
            AssertFault(file, code, string.Create(CultureInfo.InvariantCulture, $"byte {i} of {file}"));
        }
    }

    [Theory]
    [InlineData(Checkpoint, ExitCode.Checkpoint)]
    [InlineData(LogKey, ExitCode.KeyMismatch)]
    [InlineData(SignerKey, ExitCode.KeyMismatch)]
    public void Every_single_bit_of_the_keys_and_the_checkpoint_counts(string file, ExitCode code)
    {
        var path = Path.Combine(sandbox.Out, file);
        var good = File.ReadAllBytes(path);
        for (var i = 0; i < good.Length * 8; i++)
        {
            var bad = good.ToArray();
            bad[i / 8] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(path, bad);
            AssertFault(file, code, string.Create(CultureInfo.InvariantCulture, $"bit {i} of {file}"));
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_shortened_file_is_found_and_named(string file, ExitCode code)
    {
        var path = Path.Combine(sandbox.Out, file);
        var good = File.ReadAllBytes(path);
        foreach (var length in new[] { 0, 1, good.Length / 2, good.Length - 1 })
        {
            File.WriteAllBytes(path, good[..length]);
            AssertFault(file, code, string.Create(CultureInfo.InvariantCulture, $"{file} cut to {length}"));
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_lengthened_file_is_found_and_named(string file, ExitCode code)
    {
        foreach (var more in new[] { "\n", "\0", "x" })
        {
            var path = Path.Combine(sandbox.Out, file);
            var good = File.ReadAllBytes(path);
            File.AppendAllText(path, more);
            AssertFault(file, code, $"{file} with more");
            File.WriteAllBytes(path, good);
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_missing_file_is_named(string file, ExitCode changed)
    {
        Assert.NotEqual(ExitCode.Done, changed);
        File.Delete(Path.Combine(sandbox.Out, file));
        var nothingToCheck = file is Checkpoint or LogKey or SignerKey;
        AssertFault(file, nothingToCheck ? ExitCode.NotAResult : ExitCode.FileMissing, $"{file} deleted");
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_link_in_place_of_a_file_is_named_even_with_the_right_bytes(string file, ExitCode changed)
    {
        Assert.NotEqual(ExitCode.Done, changed);
        var path = Path.Combine(sandbox.Out, file);
        var aside = Path.Combine(sandbox.Root, "aside");
        File.Move(path, aside);
        File.CreateSymbolicLink(path, aside);
        AssertFault(file, ExitCode.FileExtra, $"{file} a link");
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData(".hidden")]
    [InlineData("cells/c.json")]
    [InlineData("cells/.c.json")]
    [InlineData("evidence/log/tile/0/000")]
    [InlineData("evidence/log/tile/0/000.p/7")]
    [InlineData("evidence/log/tile/1/000.p/1")]
    [InlineData("evidence/log/tile/entries/000.p/9")]
    [InlineData("evidence/log/checkpoint.new")]
    [InlineData("assets/style.css")]
    public void A_file_more_is_found(string file)
    {
        var path = Path.Combine(sandbox.Out, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "x");
        var verdict = RunVerifier.Verify(sandbox.Out, trusted);
        Assert.Equal(ExitCode.FileExtra, VerifyExit.Of(verdict));
        Assert.StartsWith(verdict.Faults[0].File, file, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_more_is_found()
    {
        Directory.CreateDirectory(Path.Combine(sandbox.Out, "evidence/log/tile/1"));
        AssertFault("evidence/log/tile/1", ExitCode.FileExtra, "empty folder");
    }

    [Fact]
    public void A_link_to_a_folder_is_not_followed()
    {
        Directory.Move(Path.Combine(sandbox.Out, "cells"), Path.Combine(sandbox.Root, "cells"));
        Directory.CreateSymbolicLink(Path.Combine(sandbox.Out, "cells"), Path.Combine(sandbox.Root, "cells"));
        AssertFault("cells", ExitCode.FileExtra, "folder link");
    }

    [Fact]
    public void A_linked_evidence_folder_is_no_evidence()
    {
        Directory.Move(Path.Combine(sandbox.Out, "evidence"), Path.Combine(sandbox.Root, "evidence"));
        Directory.CreateSymbolicLink(Path.Combine(sandbox.Out, "evidence"), Path.Combine(sandbox.Root, "evidence"));
        Assert.Equal(RunOutcome.Faulty, RunVerifier.Verify(sandbox.Out, trusted).Outcome);
    }

    [Fact]
    public void A_pipe_in_place_of_a_file_does_not_hang_the_checker()
    {
        File.Delete(Path.Combine(sandbox.Out, "card.yaml"));
        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(sandbox.Out, "card.yaml")]);
        mkfifo.WaitForExit();
        Assert.Equal(0, mkfifo.ExitCode);
        AssertFault("card.yaml", ExitCode.FileExtra, "pipe");
    }

    [Fact]
    public void A_name_that_would_move_the_cursor_is_spelt_out()
    {
        File.WriteAllText(Path.Combine(sandbox.Out, "a\u001b[2Jb\u202e"), "x");
        var fault = RunVerifier.Verify(sandbox.Out, trusted).Faults[0];
        Assert.Equal("a{U+001B}[2Jb{U+202E}", fault.File);
    }

    [Fact]
    public void Thousands_of_files_more_end_the_listing_early()
    {
        for (var i = 0; i < 2000; i++)
            File.WriteAllText(Path.Combine(sandbox.Out, "cells", string.Create(CultureInfo.InvariantCulture, $"x{i}.json")), "");
        Assert.Equal(ExitCode.FileExtra, VerifyExit.Of(RunVerifier.Verify(sandbox.Out, trusted)));
    }

    [Fact]
    public void A_swapped_pair_of_files_names_both()
    {
        var (a, b) = (Path.Combine(sandbox.Out, "cells/a.json"), Path.Combine(sandbox.Out, "cells/b.json"));
        var bytes = File.ReadAllBytes(a);
        File.Move(b, a, overwrite: true);
        File.WriteAllBytes(b, bytes);
        var verdict = RunVerifier.Verify(sandbox.Out, trusted);
        Assert.Equal("cells/a.json cells/b.json", string.Join(' ', verdict.Faults.Select(f => f.File)));
        Assert.Equal(ExitCode.FileChanged, VerifyExit.Of(verdict));
    }

    [Theory]
    [InlineData(Checkpoint)]
    [InlineData(LogKey)]
    [InlineData(SignerKey)]
    [InlineData("evidence/log")]
    public void A_part_of_another_result_is_found(string part)
    {
        using var other = new Sandbox();
        SampleResult.Seal(other.Out, other.Folders, "cells/a.json", "cells/b.json");
        var (from, to) = (Path.Combine(other.Out, part), Path.Combine(sandbox.Out, part));
        if (Directory.Exists(from))
        {
            Directory.Delete(to, recursive: true);
            Directory.Move(from, to);
        }
        else
        {
            File.Copy(from, to, overwrite: true);
        }

        var verdict = RunVerifier.Verify(sandbox.Out, trusted);
        Assert.Equal(RunOutcome.Faulty, verdict.Outcome);
        if (part is not "evidence/log")
            Assert.Equal(part, verdict.Faults[0].File);
    }

    [Fact]
    public void A_result_resealed_by_somebody_else_is_not_passed_as_the_signers()
    {
        using var other = new Sandbox();
        SampleResult.Seal(other.Out, other.Folders, "cells/a.json", "cells/b.json");
        Assert.Equal(RunOutcome.SignerNotKnown, RunVerifier.Verify(other.Out, trusted).Outcome);
    }

    private void AssertFault(string file, ExitCode code, string what)
    {
        var verdict = RunVerifier.Verify(sandbox.Out, trusted);
        Assert.True(verdict.Outcome == RunOutcome.Faulty, $"{what}: passed");
        Assert.Empty(verdict.Proven);
        Assert.True(verdict.Faults.Any(f => string.Equals(f.File, file, StringComparison.Ordinal)), $"{what}: not named in {string.Join("; ", verdict.Faults)}");
        Assert.True(VerifyExit.Of(verdict) == code, $"{what}: {VerifyExit.Of(verdict)}, {string.Join("; ", verdict.Faults)}");
    }

    /// <summary>The result that the tests copy.</summary>
    public sealed class Sealed : IDisposable
    {
        public Sealed() => SampleResult.Seal(Sandbox.Out, Sandbox.Folders, "cells/a.json", "cells/b.json");

        internal Sandbox Sandbox { get; } = new();

        public void Dispose() => Sandbox.Dispose();
    }
}
