using Gnomon.Evidence;

namespace Gnomon.Tests.Evidence;

public sealed class ResultFolderTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_result_appears_only_when_it_is_published()
    {
        using var folder = ResultFolder.Create(sandbox.Out).Value;
        folder.WriteFile("cells/a.json", "{}"u8);
        Assert.False(Path.Exists(sandbox.Out));
        folder.Publish();
        Assert.True(File.Exists(Path.Combine(sandbox.Out, "cells", "a.json")));
        Assert.Equal([sandbox.Out], Directory.EnumerateFileSystemEntries(sandbox.Root), StringComparer.Ordinal);
    }

    [Fact]
    public void A_result_given_up_leaves_nothing_not_even_folders_above_it()
    {
        using (var folder = ResultFolder.Create(Path.Combine(sandbox.Root, "a", "b", "out")).Value)
            folder.WriteFile("cells/a.json", "{}"u8);
        Assert.Empty(Directory.EnumerateFileSystemEntries(sandbox.Root));
    }

    [Fact]
    public void What_a_dead_run_left_is_removed_by_the_next_and_nothing_else_is()
    {
        string Left(string name)
        {
            var left = sandbox.Out + name;
            Directory.CreateDirectory(Path.Combine(left, "cells"));
            File.WriteAllText(Path.Combine(left, "cells", "a.json"), "{}");
            return left;
        }

        var dead = Left(".partial-0123456789abcdef");
        File.WriteAllText(dead + ".wal", "");
        string[] others = [Left(".partial-mine"), Left(".partial-0123456789ABCDEF"), Left("2.partial-0123456789abcdef")];
        var link = sandbox.Out + ".partial-0000000000000000";
        Directory.CreateSymbolicLink(link, others[0]);
        using var living = ResultFolder.Create(sandbox.Out).Value;
        using var folder = ResultFolder.Create(sandbox.Out).Value;
        Assert.False(Path.Exists(dead) || Path.Exists(dead + ".wal"));
        Assert.All(others.Append(link).Append(living.PartialPath), o => Assert.True(Directory.Exists(o), o));
        living.WriteFile("card.yaml", "x"u8);
        living.Publish();
        Assert.True(File.Exists(Path.Combine(sandbox.Out, "card.yaml")));
    }

    [Fact]
    public void Of_many_runs_to_one_place_that_tidy_up_at_once_none_loses_its_files()
    {
        Parallel.For(0, 200, i =>
        {
            var target = sandbox.Out + (i % 4);
            if (!ResultFolder.Create(target).TryGet(out var folder, out _))
                return;   // another was first
            using (folder)
                folder.WriteFile("card.yaml", "x"u8);
        });
        Assert.Empty(Directory.EnumerateFileSystemEntries(sandbox.Root));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("folder")]
    [InlineData("dangling link")]
    public void What_lies_there_already_is_never_replaced(string kind)
    {
        Make(kind, sandbox.Out);
        var problem = Assert.Single(ResultFolder.Create(sandbox.Out).Problems);
        Assert.Equal(ExitCode.Output, problem.Exit);
        Assert.Equal(sandbox.Out, problem.File);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("folder")]
    [InlineData("dangling link")]
    public void What_came_to_lie_there_meanwhile_is_not_replaced_either(string kind)
    {
        using (var folder = ResultFolder.Create(sandbox.Out).Value)
        {
            folder.WriteFile("card.yaml", "x"u8);
            Make(kind, sandbox.Out);
            Assert.Equal(ExitCode.Output, Assert.Throws<EvidenceException>(folder.Publish).Problem.Exit);
        }

        Assert.Equal([sandbox.Out], Directory.EnumerateFileSystemEntries(sandbox.Root), StringComparer.Ordinal);
        Assert.False(File.Exists(Path.Combine(sandbox.Out, "card.yaml")));
    }

    [Fact]
    public void A_full_disk_is_said_so()
    {
        Assert.SkipUnless(Path.Exists("/dev/full"), "there is no /dev/full on this system");
        using var full = DurableFile.OpenAppend("/dev/full");
        var e = Assert.Throws<IOException>(() => full.Write("x"u8));
        Assert.Contains("No space left", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_where_nothing_can_be_made_is_a_problem_of_output()
    {
        var problem = Assert.Single(ResultFolder.Create("/proc/gnomon/out").Problems);
        Assert.Equal(ExitCode.Output, problem.Exit);
    }

    [Fact]
    public void A_file_is_written_once()
    {
        using var folder = ResultFolder.Create(sandbox.Out).Value;
        folder.WriteFile("card.yaml", "x"u8);
        Assert.Throws<EvidenceException>(() => folder.WriteFile("card.yaml", "y"u8));
    }

    [Theory]
    [InlineData("../card.yaml")]
    [InlineData("/etc/card.yaml")]
    [InlineData("cells/../../card.yaml")]
    [InlineData("")]
    [InlineData("a//b")]
    [InlineData(".hidden")]
    [InlineData("a b")]
    public void A_name_outside_of_the_result_is_refused(string name)
    {
        using var folder = ResultFolder.Create(sandbox.Out).Value;
        Assert.Throws<ArgumentException>(() => folder.WriteFile(name, "x"u8));
    }

    private static void Make(string kind, string path)
    {
        if (kind is "file")
            File.WriteAllText(path, "mine");
        else if (kind is "folder")
            Directory.CreateDirectory(path);
        else
            File.CreateSymbolicLink(path, "nowhere");
    }
}
