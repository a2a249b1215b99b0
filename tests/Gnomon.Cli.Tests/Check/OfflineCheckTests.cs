using System.Runtime.CompilerServices;
using Gnomon.Cli.Tests.Report;
using Gnomon.Evidence.Keys;
using Gnomon.Pages.Check;
using Gnomon.Report;
using Gnomon.Verify.Log;
using Microsoft.Playwright;

namespace Gnomon.Cli.Tests.Check;

/// <summary>The offline page in a browser whose network is off: results that hold, and every way in which one may not.</summary>
public sealed class OfflineCheckTests(Browser browser, OfflineCheckTests.Sealed made) : IClassFixture<Browser>, IClassFixture<OfflineCheckTests.Sealed>
{
    private const string Bundle = "evidence/log/tile/entries/000.p/8";

    public static TheoryData<string, string, int> Changed => new()
    {
        { "report.html", "is not as it was sealed", 40 },
        { "cells/outcomes.json", "is not as it was sealed", 40 },
        { "plan.json", "is not as it was sealed", 40 },
        { "evidence/signer.pub.pem", "no statement is signed by this key", 60 },
        { "evidence/signer.pub.pem", "is not one Ed25519 public key", 5 },
        { "evidence/log.vkey", "is not one line with the key", 60 },
        { "evidence/log/checkpoint", "signs a root that is not that of the entries", 60 },
        { "evidence/log/checkpoint", "is not signed by the key of the log", -10 },
        { Bundle, "entry 0 is not the one whose hash the tile holds", 40 },
        { Bundle, "does not hold 8 entries", 0 },
        { "evidence/log/tile/0/000.p/8", "hash 1 is not that of its entry", 40 },
        { "evidence/organisation/plan.tlog-proof", "its path does not lead", 40 },
        { "evidence/organisation/log.vkey", "is not the key that the signer’s first statement names", 50 },
    };

    [Theory]
    [InlineData("en")]
    [InlineData("vi")]
    [InlineData("fr")]
    public async Task An_intact_result_is_shown_with_what_that_does_not_prove(string language)
    {
        var texts = new Texts(Languages.All.First(l => string.Equals(l.Code(), language, StringComparison.Ordinal)));
        await using var opened = await Open();
        await opened.Page.ClickAsync($"button[data-lang={language}]");
        Assert.Equal(texts["offline.signer-not-known"], await Check(opened.Page, made.Cli.At("out")));
        Assert.Contains(texts["verify.true"], await opened.Page.InnerTextAsync("#outcome"), StringComparison.Ordinal);
        await opened.Page.FillAsync("#key", await File.ReadAllTextAsync(made.Cli.At("out", "evidence", "signer.pub.pem"), TestContext.Current.CancellationToken));
        await opened.Page.WaitForSelectorAsync("#outcome h2.good");
        Assert.Equal(texts["offline.intact"], await opened.Page.InnerTextAsync("#outcome h2"));
        await Photograph(opened.Page, "intact-" + language);
        await Accessibility.NothingGrave(opened.Page);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_plan_a_tar_and_a_proof_are_checked_too()
    {
        await using var opened = await Open();
        Assert.Equal("Intact; you have not said whose key you expect.", await Check(opened.Page, made.Cli.At("plan")));
        Assert.Contains("this is a plan alone", await opened.Page.InnerTextAsync("#outcome"), StringComparison.Ordinal);

        await made.Tar();
        await opened.Page.SetInputFilesAsync("#files", made.Cli.At("out.tar"));
        await opened.Page.WaitForFunctionAsync("() => document.querySelector('#outcome').innerText.includes('8 statements')");

        await opened.Page.SetInputFilesAsync("#files", [made.Cli.At("entry.tlog-proof"), made.Cli.At("entry.json")]);
        await opened.Page.WaitForFunctionAsync("() => document.querySelector('#outcome').innerText.includes('Put in the key of the log')");
        await opened.Page.ClickAsync("summary[data-say='offline.log-key']");
        await opened.Page.FillAsync("#log-key", (await File.ReadAllTextAsync(made.Cli.At("log", "log.vkey"), TestContext.Current.CancellationToken)).Trim());
        await opened.Page.WaitForSelectorAsync("#outcome h2.good");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Another_signers_key_is_never_a_pass()
    {
        await using var opened = await Open();
        await opened.Page.FillAsync("#key", "MCowBQYDK2VwAyEAb61x+CxEvVVsVYe8dX0NRcV4MBgxie1+Wq/nyMobVFk= somebody");
        Assert.StartsWith("Undamaged, but NOT signed by the key", await Check(opened.Page, made.Cli.At("out")), StringComparison.Ordinal);
        await opened.Page.FillAsync("#key", "nonsense");
        await opened.Page.WaitForFunctionAsync("() => document.querySelector('#outcome').innerText.includes('cannot be read')");
    }

    [Fact]
    public async Task Signatures_of_witnesses_are_checked_against_a_policy_and_said_to_be_unchecked_without_one()
    {
        await using var opened = await Open();
        var folder = made.Copy();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var (hospital, stranger) = (new Cosigner(21, "w.example/hospital"), new Cosigner(22, "w.example/court"));
        Cosign(folder, now - 60, hospital);
        Assert.Equal("Intact; you have not said whose key you expect.", await Check(opened.Page, folder));
        Assert.Contains("were not checked, since no policy names witnesses: 1", await opened.Page.InnerTextAsync("#outcome"), StringComparison.Ordinal);

        var log = (await File.ReadAllTextAsync(made.Cli.At("log", "log.vkey"), TestContext.Current.CancellationToken)).Trim();
        var head = $"log {log}\nwitness hospital {hospital.Vkey}\nwitness court {stranger.Vkey}\ngroup both all hospital court\n";
        await opened.Page.ClickAsync("summary[data-say='offline.policy']");
        await Says(opened.Page, head + "quorum hospital\n#gnomon:fresh 1h\n", "others hold a checkpoint of the log", "hospital (20");
        await Says(opened.Page, head + "quorum both\n", "something that your policy asks for is not there", "asks for both; these witnesses signed: hospital");
        await Says(opened.Page, $"log {log.Replace(log[..20], "gnomon.log/000000000", StringComparison.Ordinal)}\nquorum none\n", "The policy that you gave cannot be read");
        await Says(opened.Page, "quorum hospitl\n", "The policy that you gave cannot be read");
        await Says(opened.Page, head + "quorum both\n#gnomon:frehs 1h\n", "The policy that you gave cannot be read");

        var old = made.Copy();
        Cosign(old, now - 7200, hospital);
        await Check(opened.Page, old);
        await Says(opened.Page, head + "quorum hospital\n#gnomon:fresh 1h\n", "too old, or of a time to come by the clock of this device: hospital");
        var spoilt = made.Copy();
        Cosign(spoilt, now - 60, new Cosigner(23, "w.example/hospital", hospital.Vkey));
        await Check(opened.Page, spoilt);
        await Says(opened.Page, head + "quorum hospital\n", "NOT intact", "in the name of a witness of the policy is not by that witness");
        await Check(opened.Page, made.Cli.At("plan"));
        await Says(opened.Page, head + "quorum hospital\n", "this result was sealed into none of an organisation");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task Each_changed_byte_is_found_and_its_file_named()
    {
        await using var opened = await Open();
        foreach (var (file, expected, at) in Changed.Select(c => c.Data))
        {
            var folder = made.Copy();
            var path = Path.Combine(folder, file);
            var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);

            // Still a character of base64, so that the fault lies in what it says and not in how it is spelt.
            var place = at < 0 ? bytes.Length + at : at;
            bytes[place] = bytes[place] == (byte)'A' ? (byte)'B' : (byte)'A';
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            await AssertFault(opened.Page, folder, file, expected);
        }

        await Photograph(opened.Page, "faulty-en");
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task What_is_missing_added_or_a_draft_is_named()
    {
        await using var opened = await Open();
        var missing = made.Copy();
        File.Delete(Path.Combine(missing, "findings.json"));
        await AssertFault(opened.Page, missing, "findings.json", "is missing");
        var more = made.Copy();
        await File.WriteAllTextAsync(Path.Combine(more, "cells", "more.json"), "{}", TestContext.Current.CancellationToken);
        await AssertFault(opened.Page, more, "cells/more.json", "was not sealed");
        var proofless = made.Copy();
        File.Delete(Path.Combine(proofless, "evidence", "organisation", "card.tlog-proof"));
        await AssertFault(opened.Page, proofless, "evidence/organisation/card.tlog-proof", "is missing");
        var draft = made.Copy();
        Directory.Delete(Path.Combine(draft, "evidence"), recursive: true);
        await AssertFault(opened.Page, draft, ".", "nothing in it is sealed");
    }

    [Fact]
    public async Task Base64_that_is_not_canonical_a_key_twice_and_a_hostile_name_are_not_passed_over()
    {
        await using var opened = await Open();
        foreach (var (script, expected) in new (string, string)[]
        {
            ("decode64('QQ==') !== null && decode64('QR==') === null && decode64('QQ') === null && decode64('Q Q==') === null", "true"),
            ("parseStrict('{\"a\":1,\"a\":2}') === null && parseStrict('{\"a\":\"\\\\ud800\"}') === null && parseStrict('{\"a\":1}') !== null && parseStrict('[1]') === null && parseStrict('{\"a\":01}') === null", "true"),
            ("parseStrict('{\"a\":' + '['.repeat(40) + ']'.repeat(40) + '}') === null", "true"),
            ("plain('a\\u001b[2J\\u202e')", "a{U+001B}[2J{U+202E}"),
        })
            Assert.Equal(expected, await opened.Page.EvaluateAsync<string>($"String({script})"));
    }

    [Fact]
    public void The_page_in_the_repository_and_the_one_the_command_writes_are_the_same()
    {
        using var cli = new Cli();
        Assert.Equal(0, cli.Gnomon("verify", "--page", "verify.html").Exit);
        Assert.Equal(OfflineCheck.Html, File.ReadAllText(cli.At("verify.html")));
        Assert.Equal((int)ExitCode.Output, cli.Gnomon("verify", "--page", "verify.html").Exit);
        Assert.Equal((int)ExitCode.Usage, cli.Gnomon("verify").Exit);
    }

    private static async Task Says(IPage page, string policy, params string[] expected)
    {
        await page.FillAsync("#policy", policy);
        foreach (var text in expected)
            await page.WaitForFunctionAsync("t => document.querySelector('#outcome').innerText.includes(t)", text);
    }

    // The proofs may carry more signatures than the log's: nobody seals them.
    private static void Cosign(string folder, long seconds, Cosigner witness)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "evidence", "organisation"), "*.tlog-proof"))
        {
            Assert.True(LogProof.TryParse(File.ReadAllBytes(file), out var proof, out _));
            Assert.True(SignedNote.TryParse(proof.Checkpoint.Span, out var note, out _));
            File.AppendAllText(file, Cosignature.Line(witness.Vkey, seconds, witness.Key.Sign(Cosignature.Message(note.Text, seconds))));
        }
    }

    private sealed class Cosigner(byte number, string name, VerifierKey? says = null)
    {
        public SigningKey Key { get; } = SigningKey.FromSeed(Enumerable.Repeat(number, 32).ToArray());

        public VerifierKey Vkey => says ?? VerifierKey.CreateCosigner(name, Key.PublicKey);
    }

    private static async Task AssertFault(IPage page, string folder, string file, string expected)
    {
        Assert.StartsWith("NOT intact", await Check(page, folder), StringComparison.Ordinal);
        var faults = await page.Locator("#outcome li").AllInnerTextsAsync();
        Assert.Contains(faults, f => f.StartsWith(file + " ", StringComparison.Ordinal) && f.Contains(expected, StringComparison.Ordinal));
    }

    private static async Task<string> Check(IPage page, string folder)
    {
        await page.EvaluateAsync("() => document.getElementById('outcome').replaceChildren()");
        await page.SetInputFilesAsync("#folder", folder);
        await page.WaitForSelectorAsync("#outcome h2");
        return await page.InnerTextAsync("#outcome h2");
    }

    private async Task<OpenedPage> Open()
    {
        var opened = await browser.Open(OfflineCheck.Html, 1000, ColorScheme.Light);
        await opened.Context.SetOfflineAsync(true);
        await opened.Page.ClickAsync("button[data-lang=en]");
        return opened;
    }

    private static async Task Photograph(IPage page, string name, [CallerFilePath] string here = "")
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "artifacts", "screenshots"));
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"check-{name}.png"), FullPage = true });
    }

    /// <summary>One result in an organisation's log, a plan, and a proof.</summary>
    public sealed class Sealed : IDisposable
    {
        private int copies;

        public Sealed()
        {
            var sample = Path.Combine(Cli.Repository, "samples", "hiring", "system.yaml");
            Assert.Equal(0, Cli.Gnomon("log", "init", "log").Exit);
            Assert.Equal(0, Cli.Gnomon("assess", sample, "--out", "out", "--log", "log", "--yes").Exit);
            Assert.Equal(0, Cli.Gnomon("plan", sample, "--out", "plan").Exit);
            Assert.Equal(0, Cli.Gnomon("prove", "log", "3", "--out", "entry").Exit);
        }

        internal Cli Cli { get; } = new();

        public void Dispose() => Cli.Dispose();

        internal string Copy()
        {
            var folder = Cli.At("copies", (++copies).ToString(System.Globalization.CultureInfo.InvariantCulture), "out");
            foreach (var file in Directory.EnumerateFiles(Cli.At("out"), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(Cli.At("out"), file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            return folder;
        }

        internal Task Tar() => System.Formats.Tar.TarFile.CreateFromDirectoryAsync(Cli.At("out"), Cli.At("out.tar"), includeBaseDirectory: true);
    }
}
