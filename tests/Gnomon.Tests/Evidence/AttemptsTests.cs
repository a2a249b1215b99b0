using Gnomon.Evidence;

namespace Gnomon.Tests.Evidence;

public sealed class AttemptsTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    private string ListFile => Path.Combine(sandbox.Folders.State, "attempts");

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Every_plan_of_a_system_counts_the_same_one_too()
    {
        Assert.Equal(1, Attempts.Record(sandbox.Folders, "org.example.a", "00"));
        Assert.Equal(1, Attempts.Record(sandbox.Folders, "org.example.b", "00"));
        Assert.Equal(2, Attempts.Record(sandbox.Folders, "org.example.a", "00"));
        Assert.Equal(3, Attempts.Record(sandbox.Folders, "org.example.a", "11"));
    }

    [Fact]
    public void A_name_with_line_feeds_and_quotes_stays_one_line()
    {
        Attempts.Record(sandbox.Folders, "a\n{\"system\":\"b\"}", "00");
        Assert.Single(File.ReadAllLines(ListFile));
        Assert.Equal(1, Attempts.Record(sandbox.Folders, "b", "00"));
    }

    [Fact]
    public void Of_many_at_once_none_is_lost_and_none_counted_twice()
    {
        var counts = new int[32];
        Parallel.For(0, counts.Length, i => counts[i] = Attempts.Record(sandbox.Folders, "a", "00"));
        Assert.Equal(Enumerable.Range(1, 32), counts.Order());
    }

    [Fact]
    public void A_line_that_cannot_be_read_is_a_problem_and_not_a_smaller_number()
    {
        Attempts.Record(sandbox.Folders, "a", "00");
        File.AppendAllText(ListFile, "{\"sys");
        var problem = Assert.Throws<EvidenceException>(() => Attempts.Record(sandbox.Folders, "a", "00")).Problem;
        Assert.Equal(ExitCode.Output, problem.Exit);
        Assert.Equal(2, problem.Line);
    }

    [Fact]
    public void A_list_that_cannot_be_written_is_a_problem_of_output()
    {
        Directory.CreateDirectory(ListFile);
        Assert.Equal(ExitCode.Output, Assert.Throws<EvidenceException>(() => Attempts.Record(sandbox.Folders, "a", "00")).Problem.Exit);
    }
}
