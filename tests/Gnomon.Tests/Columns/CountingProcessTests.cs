using Gnomon.Columns;
using Gnomon.Columns.Child;

namespace Gnomon.Tests.Columns;

/// <summary>The parent's side, with a shell in the place of a child that misbehaves. The true child is run by the tests of the command line.</summary>
public sealed class CountingProcessTests : IDisposable
{
    private readonly DataFolder folder = new();

    [Theory]
    [InlineData("crashed", "kill -SEGV $$")]
    [InlineData("hungry", "exec tail /dev/zero")]
    [InlineData("talkative", "exec yes")]
    [InlineData("nonsense", "echo nonsense")]
    [InlineData("silent", "true")]
    [InlineData("lying", "echo '{\"problems\":[{\"Exit\":0,\"What\":\"x\",\"Remedy\":\"y\"}]}'")]
    [InlineData("short", "echo '{\"cells\":{\"groups\":[],\"inputs\":[],\"rows\":3,\"units\":null,\"cells\":[[[],true,true,2]]}}'")]
    public void A_child_that_misbehaves_is_a_problem_of_the_data(string name, string script)
    {
        var result = CountingProcess.Run(Request, Shell(script), new CountingLimits { Time = TimeSpan.FromSeconds(20), ResidentBytes = 200 << 20, AnswerBytes = 1 << 20 }, TestContext.Current.CancellationToken);
        Shown.Matches("child-" + name, Shown.Problems(result.Problems) + "\n");
    }

    [Fact]
    public void A_slow_child_is_killed_with_its_children()
    {
        var result = CountingProcess.Run(Request, Shell("sleep 60; true"), new CountingLimits { Time = TimeSpan.FromSeconds(1) }, TestContext.Current.CancellationToken);
        Shown.Matches("child-slow", Shown.Problems(result.Problems) + "\n");
    }

    [Fact]
    public void A_program_that_is_not_there_is_a_problem_of_the_environment()
    {
        var result = CountingProcess.Run(Request, new CountingCommand("/no/such/program", []), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Environment, result.Problems.Single().Exit);
    }

    [Fact]
    public void The_child_has_no_home_and_no_keys()
    {
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", "/secret");
        var result = CountingProcess.Run(Request, Shell("printf '{\"problems\":[{\"Exit\":6,\"What\":\"%s\",\"Remedy\":\"\"}]}' \"$(env | cut -d= -f1 | sort | tr '\\n' ' ')\""), cancellation: TestContext.Current.CancellationToken);
        var names = result.Problems.Single().What.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] allowed = ["DOTNET_EnableDiagnostics", "DOTNET_LTTng", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "DOTNET_TieredPGO", "DOTNET_gcServer", "GNOMON_DUCKDB", "LANG", "PATH", "PWD", "SHLVL", "TZ", "_"];
        Assert.All(names, n => Assert.Contains(n, allowed, StringComparer.Ordinal));
    }

    [Fact]
    public void Cancelling_ends_the_child()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        Assert.Throws<OperationCanceledException>(() => CountingProcess.Run(Request, Shell("exec sleep 60"), cancellation: soon.Token));
    }

    [Fact]
    public void A_request_and_its_answer_survive_the_pipe()
    {
        folder.With("a.csv", "sex;y;p\nNữ;1;0,5\n");
        var request = folder.Request("a.csv", "p > 0.4", ("sex", "sex")) with
        {
            Label = "y = 1",
            Csv = new CsvDialect(';', ','),
            Threads = 1,
            Expected = DataFiles.Describe(folder.Root, ["a.csv"]).Value,
        };
        var limits = new CountingLimits { Time = TimeSpan.FromSeconds(7) };
        var (read, readLimits, _) = RequestJson.Read(RequestJson.Write(request, limits));
        Assert.Equal(limits, readLimits);
        using var answer = new MemoryStream();
        CountingChild.Answer(read, null, answer);
        Assert.Equal("Nữ true true 1", Shown.Cells(Checked.Good(AnswerJson.Read(answer.ToArray()).Value.Cells)));
    }

    [Fact]
    public void Problems_survive_the_pipe()
    {
        using var answer = new MemoryStream();
        var request = folder.With("a.csv", "a,p\n1,1\n2\n").Request("a.csv", "p = 1");
        CountingChild.Answer(request, null, answer);
        Assert.Equal(CellCounter.Count(request).Problems, AnswerJson.Read(answer.ToArray()).Problems);
    }

    public void Dispose() => folder.Dispose();

    private CountRequest Request => folder.Request("a.csv", "p");

    private static CountingCommand Shell(string script) => new("/bin/sh", ["-c", script]);
}
