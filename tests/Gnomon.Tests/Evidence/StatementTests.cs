using System.Text;
using Gnomon.Evidence;
using Gnomon.Verify.Run;
using Gnomon.Verify.Statements;

namespace Gnomon.Tests.Evidence;

public sealed class StatementTests
{
    [Fact]
    public void The_bytes_of_a_statement_are_fixed() => Assert.Equal(
        """{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"plan.json","digest":{"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}],"predicateType":"urn:gnomon:plan:1","predicate":{"name":"Tri\u1EC7u"}}""",
        Encoding.UTF8.GetString(Statement.Create("plan", [Subject.Of("plan.json", [])], json => json.WriteString("name", "Triệu")).Payload.Span));

    [Fact]
    public void Subjects_are_sorted_so_that_their_order_does_not_matter()
    {
        Subject[] files = [Subject.Of("cells/b.json", []), Subject.Of("cells/a.json", [])];
        Assert.Equal(Statement.Create("cells", files).Digest, Statement.Create("cells", files.Reverse()).Digest);
    }

    [Fact]
    public void The_checker_reads_what_the_writer_writes()
    {
        foreach (var stage in RunFormat.Stages)
        {
            Assert.True(InTotoStatement.TryParse(Statement.Create(stage, [Subject.Of("x", [1])]).Payload, out var read, out var fault), fault);
            Assert.Equal(RunFormat.PredicateType(stage), read.PredicateType);
        }
    }

    [Fact]
    public void A_statement_about_nothing_about_one_file_twice_or_of_no_stage_is_refused()
    {
        var file = Subject.Of("x", []);
        Assert.Throws<ArgumentException>(() => Statement.Create("plan", []));
        Assert.Throws<ArgumentException>(() => Statement.Create("plan", [file, file]));
        Assert.Throws<ArgumentException>(() => Statement.Create("opinion", [file]));
    }
}
