using System.Net;

namespace Gnomon.Cli.Tests.Log;

/// <summary>
/// Two organisations with a log and a witness each, on this machine: each witnesses the other, and a stranger checks by a policy what the report and
/// `verify` say about it.
/// </summary>
public sealed class WitnessCommandTests : IDisposable
{
    private readonly Cli cli = new();

    private static string Sample => Path.Combine(Cli.Repository, "samples", "hiring", "system.yaml");

    public void Dispose() => cli.Dispose();

    [Fact]
    public void Two_organisations_witness_each_other_and_a_stranger_checks_by_policy()
    {
        foreach (var (own, other) in new[] { ("a", "b"), ("b", "a") })
        {
            Good("log", "init", own);
            Good("witness", "init", "w" + own, "--name", own + ".example/w");
        }

        Good("witness", "add", "wa", Path.Combine("b", "log.vkey"));
        Good("witness", "add", "wb", Path.Combine("a", "log.vkey"));
        using Served ofA = Served.Start(cli, "witness", "serve", "wa"), ofB = Served.Start(cli, "witness", "serve", "wb");
        Policy(cli.At("a.private", "policy"), "a", "wb", ofB.Url, "quorum w\n");
        Policy(cli.At("b.private", "policy"), "b", "wa", ofA.Url, "quorum w\n");
        Policy(cli.At("policy"), "a", "wb", "", "quorum w\n#gnomon:fresh 1h\n");
        Policy(cli.At("wrong"), "a", "wa", "", "quorum w\n");

        Assert.Contains("is signed by w", Good("log", "cosign", "b"), StringComparison.Ordinal);
        var run = cli.Gnomon("assess", Sample, "--out", "out", "--log", "a", "--yes");
        Assert.Equal(0, run.Exit);
        Assert.Contains("is signed by w", run.Err, StringComparison.Ordinal);
        Assert.Contains("the plan was held by others before the first row was counted", File.ReadAllText(cli.At("out", "report.html")), StringComparison.Ordinal);

        var verdict = Good("verify", "out", "--policy", "policy");
        Assert.Contains("others hold a checkpoint of that log with the plan in it", verdict, StringComparison.Ordinal);
        Assert.Contains("they signed it before the counts came into the log", verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing shows when this was sealed", verdict, StringComparison.Ordinal);
        Assert.Contains("was not checked: name a policy", Good("verify", "out"), StringComparison.Ordinal);
        var unmet = cli.Gnomon("verify", "out", "--policy", "wrong");
        Assert.Equal((int)ExitCode.PolicyNotMet, unmet.Exit);
        Assert.Contains("none of its witnesses signed", unmet.Out, StringComparison.Ordinal);

        Good("prove", "a", "4", "--out", "plan");
        Assert.Contains("Witnesses of your policy signed", Good("verify", "plan.tlog-proof", "--policy", "policy"), StringComparison.Ordinal);
        Assert.Equal((int)ExitCode.PolicyNotMet, cli.Gnomon("verify", "plan.tlog-proof", "--policy", "wrong").Exit);

        using (var served = Served.Start(cli, "log", "serve", "a"))
            CheckAt(served.Url);
        Assert.Equal((int)ExitCode.NotFetched, cli.Gnomon("verify", "http://127.0.0.1:9/").Exit);
        Assert.Equal((int)ExitCode.Policy, cli.Gnomon("verify", "out", "--policy", "nothing").Exit);
        Rotate();
    }

    private void CheckAt(string url)
    {
        Assert.Contains("entries fetched from", Good("verify", url, "--policy", "policy", "--signatures", "--copy", "copy"), StringComparison.Ordinal);
        Good("log", "fsck", "copy", "--policy", "policy");
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        var head = http.GetAsync(new Uri("checkpoint", UriKind.Relative)).GetAwaiter().GetResult();
        Assert.Equal("text/plain; charset=utf-8", head.Content.Headers.ContentType!.ToString());
        Assert.True(head.Headers.CacheControl!.MaxAge <= TimeSpan.FromSeconds(5));
        var tile = http.GetAsync(new Uri("tile/0/000.p/9", UriKind.Relative)).GetAwaiter().GetResult();
        Assert.Equal("application/octet-stream", tile.Content.Headers.ContentType!.ToString());
        Assert.True(tile.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(30));
        Assert.Equal(File.ReadAllBytes(cli.At("a", "tile", "0", "000.p", "9")), tile.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult());
        foreach (var path in new[] { "tile/0/000", "tile/0/0", "wal", "%2e%2e/a.private/log.pem", "tile/..%2f..%2fa.private/log.pem", "" })
            Assert.Equal(HttpStatusCode.NotFound, http.GetAsync(new Uri(path, UriKind.Relative)).GetAwaiter().GetResult().StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, http.PostAsync(new Uri("checkpoint", UriKind.Relative), null).GetAwaiter().GetResult().StatusCode);
    }

    private void Rotate()
    {
        File.Copy(cli.At("a", "checkpoint"), cli.At("kept"));
        Good("log", "rotate", "a", "a2", "--known-checkpoint", "kept");
        Good("log", "fsck", "a", "--known-checkpoint", "kept", "--policy", "policy");
        Good("log", "fsck", "a2");
        Good("verify", "out", "--policy", "policy");
        var closed = cli.Gnomon("assess", Sample, "--out", "out2", "--log", "a", "--yes");
        Assert.Equal((int)ExitCode.Log, closed.Exit);
        Assert.Contains("this log was closed", closed.Err, StringComparison.Ordinal);
    }

    private void Policy(string file, string log, string witness, string url, string rest) =>
        File.WriteAllText(file, $"log {File.ReadAllText(cli.At(log, "log.vkey"))}witness w {File.ReadAllText(cli.At(witness, "witness.vkey")).TrimEnd('\n')} {url}\n{rest}");

    private string Good(params string[] args)
    {
        var run = cli.Gnomon(args);
        Assert.True(run.Exit == 0, $"{string.Join(' ', args)}: {run.Exit}\n{run.Out}{run.Err}");
        return run.Out;
    }
}
