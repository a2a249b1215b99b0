using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gnomon.Cli.Tests.Probe;

/// <summary>A real model behind a real endpoint: killed, failing, silent, and talking nonsense.</summary>
public sealed partial class ProbeCommandTests : IDisposable
{
    private const string Robust = "kind: robustness\n    perturb:\n      noise: { strengths: [0.1, 0.5], repeats: 2 }\n      diacritics: {}\n      again: {}";

    private static readonly Dictionary<string, string> Nothing = [];

    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public void Killed_half_way_and_run_again_it_gives_what_an_uninterrupted_run_gives()
    {
        using var server = Serve();
        var whole = Folder("whole", server.Url, Robust);
        Good(cli.Gnomon("probe", whole));

        using var slow = Serve("--delay", "60");
        var halved = Folder("halved", slow.Url, Robust, "at-once: 2");
        var journal = cli.At("halved", "answers", "live.work", "exchanges.jsonl");
        using (var process = Process.Start(cli.Prepare(["probe", halved]))!)
        {
            // Some of the 105 requests are in: the process is killed while it waits for others.
            while (!process.HasExited && Lines(journal) < 20)
                Thread.Yield();
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        Assert.False(File.Exists(cli.At("halved", "answers", "live.csv")));
        File.AppendAllText(journal, "{\"request\":\"cut off in the mid");
        var before = slow.Count;
        Good(cli.Gnomon("probe", halved));
        Assert.InRange(slow.Count - before, 1, 85);
        Assert.Equal(File.ReadAllBytes(cli.At("whole", "answers", "live.csv")), File.ReadAllBytes(cli.At("halved", "answers", "live.csv")));
        Assert.Equal(Figures(whole), Figures(halved));
    }

    [Fact]
    public void Failing_requests_and_broken_connections_change_only_the_count_of_retries()
    {
        using var server = Serve();
        var calm = cli.Gnomon("probe", Folder("calm", server.Url, Robust));
        using var shaky = Serve("--fail-every", "20");
        var rough = cli.Gnomon("probe", Folder("rough", shaky.Url, Robust, "tries: 10"));
        Good(calm);
        Good(rough);
        Assert.Equal(0, Retries(calm.Out));
        Assert.InRange(Retries(rough.Out), 3, 10);
        Assert.Equal(File.ReadAllBytes(cli.At("calm", "answers", "live.csv")), File.ReadAllBytes(cli.At("rough", "answers", "live.csv")));
    }

    [Fact]
    public void A_server_that_stops_answering_ends_in_an_unknown_that_says_why_and_is_mended_by_running_again()
    {
        using var silent = Serve("--silent-after", "60");
        var card = Folder("silent", silent.Url, Robust, "timeout: 0.3\n      give-up-after: 1\n      tries: 50");
        var run = cli.Gnomon("probe", card);
        Assert.Equal((int)ExitCode.NotAnswered, run.Exit);
        Assert.Contains("nobody answered for 1 seconds; last: there was no answer within 0.3 seconds", run.Err, StringComparison.Ordinal);
        var figures = JsonNode.Parse(Figures(card))!["measurements"]!.AsArray();
        var flips = figures.Where(f => (string?)f!["id"] is "robustness.flip_rate").Select(f => f!["value"]!).ToArray();
        var unknown = flips.Where(v => v["unknown"] is not null).Select(v => v["unknown"]![0]!).ToArray();
        Assert.NotEmpty(unknown);
        Assert.All(unknown, u => Assert.Equal("undecided", (string?)u["cause"]));
        Assert.All(unknown, u => Assert.Contains("nobody answered for 1 seconds", (string?)u["detail"], StringComparison.Ordinal));
        // What was answered before it fell silent is known.
        Assert.Contains(flips, v => v["point"] is not null);

        using var server = Serve();
        var again = File.ReadAllText(card).Replace(silent.Url, server.Url, StringComparison.Ordinal);
        File.WriteAllText(card, again);
        Good(cli.Gnomon("probe", card));
        Assert.DoesNotContain("\"undecided\"", Figures(card), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_not_there_is_given_up_in_the_time_that_the_card_allows()
    {
        string url;
        using (var gone = Serve())
            url = gone.Url;
        var run = cli.Gnomon("probe", Folder("gone", url, Robust, "give-up-after: 0.5"));
        Assert.Equal((int)ExitCode.NotAnswered, run.Exit);
        Assert.Contains("2100 of 2100 rows have no answer", run.Err, StringComparison.Ordinal);
        // Nobody knows whether the answers would be numbers; every figure says so, and so does the assessment.
        var figures = JsonNode.Parse(Figures(cli.At("gone", "system.yaml")))!["measurements"]!.AsArray();
        var flips = figures.Where(f => (string?)f!["id"] is "robustness.flip_rate").Select(f => f!["value"]!).ToArray();
        Assert.NotEmpty(flips);
        Assert.All(flips, v => Assert.Contains("nobody answered for 0.5 seconds", (string?)v["unknown"]![0]!["detail"], StringComparison.Ordinal));
        var assessed = cli.Gnomon("assess", cli.At("gone", "system.yaml"), "--out", cli.At("gone-out"));
        Assert.True(assessed.Exit == 0, assessed.Err);
    }

    public static TheoryData<string, string> Nonsense => new()
    {
        { "nan", "the answer is no JSON" },
        { "text", "is said to be of FP64, and its value 0 is \"high\"" },
        { "shape", "has the shape [21]; [20] or [20, values] was expected" },
        { "no-output", "the answer has no tensor 'probability'; it has logit" },
        { "datatype", "is said to be of BYTES, and its value 0 is" },
        { "not-json", "the answer is no JSON" },
        { "refuses", "the server refuses a row as it is in the data: HTTP 400, this model takes no empty text" },
        { "fewer", "has the shape [19]; [20] or [20, values] was expected" },
        { "too-large", "HTTP 413" },
        { "not-ready", "the server does not have this model ready" },
    };

    public static TheoryData<string, string, string> WrongCards => new()
    {
        { "url", "\n      model: credit", "/elsewhere\n      model: credit" },
        { "model", "model: credit", "model: credits" },
        { "tensor", "{ name: income, datatype: FP64", "{ name: incom, datatype: FP64" },
        { "output", "output: probability", "output: probabilities" },
        { "datatype", "{ name: debt, datatype: FP64", "{ name: debt, datatype: FP32" },
        { "columns", "columns: debt", "columns: debts" },
        { "scheme", "http://", "ftp://" },
    };

    [Theory]
    [MemberData(nameof(WrongCards))]
    public void A_card_that_names_another_model_than_the_server_has_is_told(string name, string right, string wrong)
    {
        using var server = Serve();
        var card = Folder("wrong-" + name, server.Url, Robust);
        Assert.Contains(right, File.ReadAllText(card), StringComparison.Ordinal);
        SampleFolder.Replace(card, right, wrong);
        var run = cli.Gnomon("probe", card);
        Assert.NotEqual(0, run.Exit);
        Golden.Match($"Probe/card-{name}.txt", string.Create(CultureInfo.InvariantCulture, $"exit {run.Exit}\n{Told(run, server)}"));
        Assert.Equal(0, server.Count);
        Assert.False(File.Exists(cli.At("wrong-" + name, "answers", "live.csv")));
    }

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void An_answer_that_cannot_be_used_is_named_and_nothing_is_written(string mode, string expected)
    {
        using var server = Serve("--mode", mode);
        var run = cli.Gnomon("probe", Folder("nonsense", server.Url, Robust, "at-once: 1"));
        Assert.Equal((int)ExitCode.Endpoint, run.Exit);
        Assert.Contains(expected, run.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Err, StringComparison.Ordinal);
        Golden.Match($"Probe/answer-{mode}.txt", Told(run, server));
        Assert.False(File.Exists(cli.At("nonsense", "answers", "live.csv")));
    }

    [Fact]
    public void A_card_that_does_not_fit_the_model_is_told_before_a_row_is_sent()
    {
        using var server = Serve();
        var card = Folder("wrong", server.Url, Robust);
        SampleFolder.Replace(card, "{ name: income, datatype: FP64", "{ name: incom, datatype: FP64");
        SampleFolder.Replace(card, "{ name: debt, datatype: FP64", "{ name: debt, datatype: INT32");
        var unfit = cli.Gnomon("probe", card);
        Assert.Equal((int)ExitCode.Card, unfit.Exit);
        Assert.Contains("is no INT32", unfit.Err, StringComparison.Ordinal);
        SampleFolder.Replace(card, "{ name: debt, datatype: INT32", "{ name: debt, datatype: FP32");
        var run = cli.Gnomon("probe", card);
        Assert.Equal((int)ExitCode.Endpoint, run.Exit);
        Assert.Contains("the model takes no tensor 'incom'; did you mean 'income'?", run.Err, StringComparison.Ordinal);
        Assert.Contains("the model takes 'debt' as FP64, and the card sends FP32", run.Err, StringComparison.Ordinal);
        Assert.Equal(0, server.Count);
    }

    [Fact]
    public void Rows_that_the_model_refuses_are_counted_and_the_others_of_their_request_are_asked_alone()
    {
        using var server = Serve("--mode", "refuses-empty");
        var card = Folder("refused", server.Url, "kind: robustness\n    perturb:\n      missing: { columns: town, strengths: 0.2 }");
        Good(cli.Gnomon("probe", card));
        var figures = JsonNode.Parse(Figures(card))!["measurements"]!.AsArray();
        var refused = figures.Single(f => (string?)f!["id"] is "robustness.refused")!["value"]!["point"]!.GetValue<double>();
        Assert.InRange(refused, 30, 90);
        var flips = figures.Single(f => (string?)f!["id"] is "robustness.flip_rate" && f["group"]!.AsObject().Count == 0)!;
        Assert.Equal(300 - refused, flips["rows"]!.GetValue<double>());
    }

    [Fact]
    public void Nothing_is_sent_unless_it_is_asked_for_and_assess_says_what_to_run()
    {
        using var server = Serve();
        var card = Folder("quiet", server.Url, Robust);
        Good(cli.Gnomon("probe", card, "--list"));
        var run = cli.Gnomon("assess", card, "--out", cli.At("out"));
        Assert.Equal((int)ExitCode.Data, run.Exit);
        Assert.Contains("run `gnomon probe` on the card", run.Err, StringComparison.Ordinal);
        Assert.Equal(0, server.Count);
    }

    [Fact]
    public void A_secret_goes_to_the_server_and_into_no_file()
    {
        using var server = Serve();
        var card = Folder("secret", server.Url, Robust, "authorization: CREDIT_KEY");
        Assert.Equal((int)ExitCode.Environment, cli.Gnomon("probe", card).Exit);
        var run = cli.Gnomon(new Dictionary<string, string> { ["CREDIT_KEY"] = "Bearer hush-4711" }, "probe", card);
        Good(run);
        Assert.DoesNotContain("hush-4711", run.Out + run.Err, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(cli.At("secret"), "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("hush-4711", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_rows_asked_again_flip_nothing_and_a_stronger_noise_flips_more()
    {
        using var server = Serve();
        var card = Folder("figures", server.Url, Robust);
        Good(cli.Gnomon("probe", card));
        var figures = JsonNode.Parse(Figures(card))!["measurements"]!.AsArray();
        double Flips(string perturbation, string strength) => figures.Single(f => (string?)f!["id"] is "robustness.flip_rate" && f["group"] is JsonObject { Count: 0 } && (string?)f["at"]!["perturbation"] == perturbation && (string?)f["at"]!["strength"] == strength)!["value"]!["point"]!.GetValue<double>();
        Assert.Equal(0, Flips("again", "1"));
        Assert.InRange(Flips("noise", "0.1"), 0.005, 0.1);
        Assert.True(Flips("noise", "0.5") > 1.5 * Flips("noise", "0.1"));
        Assert.True(Flips("diacritics", "1") > 0);
    }

    [Fact]
    public void German_credit_behind_an_endpoint_is_assessed_and_sealed()
    {
        var data = Environment.GetEnvironmentVariable("GNOMON_TEST_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(data), "GNOMON_TEST_DATA is not set");
        Directory.CreateDirectory(cli.At("german"));
        var lines = File.ReadAllLines(Path.Combine(data!, "german", "german.data")).Where(l => l.Length > 0).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        File.WriteAllText(cli.At("german", "applicants.csv"), "id,checking,duration,history,amount,savings,age,sex,good\n" + string.Concat(lines.Select((l, i) => string.Create(CultureInfo.InvariantCulture, $"{i},{l[0]},{l[1]},{l[2]},{l[4]},{l[5]},{l[12]},{(l[8] is "A92" or "A95" ? "f" : "m")},{(l[20] is "1" ? 1 : 0)}\n"))));
        using var server = ModelServer.Start(cli.At("german", "applicants.csv"), "good", "id,sex");
        string[] numbers = ["duration", "amount", "age"], words = ["checking", "history", "savings"];
        var card = Applicants.Card(server.Url, "kind: robustness\n    perturb: { noise: {}, swap: { strengths: 0.1 } }");
        var start = card.IndexOf("        - { name: sex", StringComparison.Ordinal);
        var end = card.IndexOf("      output:", StringComparison.Ordinal);
        var inputs = words.Select(w => $"        - {{ name: {w}, datatype: BYTES, columns: {w} }}\n").Concat(numbers.Select(n => $"        - {{ name: {n}, datatype: FP64, columns: {n} }}\n"));
        File.WriteAllText(cli.At("german", "system.yaml"), card[..start] + string.Concat(inputs) + card[end..]);
        Good(cli.Gnomon("probe", cli.At("german", "system.yaml")));
        Good(cli.Gnomon("assess", cli.At("german", "system.yaml"), "--out", cli.At("result")));
        var sealedFigures = JsonNode.Parse(File.ReadAllText(cli.At("result", "measurements.json")))!["measurements"]!.AsArray();
        var clean = sealedFigures.Where(f => (string?)f!["id"] is "robustness.accuracy_loss" && f["group"] is JsonObject { Count: 0 }).ToArray();
        Assert.Equal(4, clean.Length);
        Assert.All(clean, f => Assert.InRange(f!["value"]!["point"]!.GetValue<double>(), -0.03, 0.08));
        Good(cli.Gnomon("verify", cli.At("result"), "--key", cli.At("result", "evidence", "signer.pub.pem")));
    }

    // The running command holds a lock on it, which .NET would respect here however the file is shared.
    private int Lines(string file) => File.Exists(file) ? int.Parse(cli.Run("sh", ["-c", "wc -l < \"$0\"", file], Nothing).Out, CultureInfo.InvariantCulture) : 0;

    private ModelServer Serve(params string[] faults)
    {
        var data = cli.At("applicants.csv");
        if (!File.Exists(data))
            File.WriteAllText(data, Applicants.Csv(300));
        return ModelServer.Start(data, "good", "id", faults);
    }

    private string Folder(string name, string url, string entry, string endpoint = "")
    {
        Directory.CreateDirectory(cli.At(name));
        File.Copy(cli.At("applicants.csv"), cli.At(name, "applicants.csv"), overwrite: true);
        File.WriteAllText(cli.At(name, "system.yaml"), Applicants.Card(url, entry, endpoint));
        return cli.At(name, "system.yaml");
    }

    private string Figures(string card)
    {
        var run = cli.Gnomon("measure", card, "--json");
        Good(run);
        // Figures name the digest of their table, and random numbers the card; neither of them the address of the server.
        return run.Out;
    }

    private static void Good(CliRun run) => Assert.True(run.Exit == 0, $"{run.Exit}\n{run.Out}\n{run.Err}");

    // The last digits of what a model computes may differ from machine to machine.
    private string Told(CliRun run, ModelServer server) =>
        LongNumber().Replace(run.Err.Replace(new Uri(server.Url).Authority, "SERVER", StringComparison.Ordinal).Replace(cli.Folder, "FOLDER", StringComparison.Ordinal), "NUMBER");

    private static int Retries(string output) => int.Parse(Number().Match(output).Groups["n"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"0\.[0-9]{6,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"(?<n>[0-9]+) retries", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
