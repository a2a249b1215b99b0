using System.Text;
using Gnomon.Verify.Statements;

namespace Gnomon.Verify.Tests.Statements;

public sealed class InTotoStatementTests
{
    private const string Digest = "9372c470eeadd5ecd9c3c74c2b3cb633f8e2f2fad799250a0f70d652b6b825e4";

    [Fact]
    public void A_statement_is_read()
    {
        Assert.True(Parse(Json(), out var statement));
        Assert.Equal("urn:x", statement!.PredicateType);
        Assert.Equal(Digest, Assert.Single(statement.Subjects).Digests["sha256"]);
    }

    [Fact]
    public void Unknown_keys_and_algorithms_are_passed_over_and_the_predicate_may_be_missing() => Assert.True(Parse(
        $$$"""{"_type":"{{{InTotoStatement.Type}}}","subject":[{"digest":{"gitCommit":"00ff"},"uri":"x"}],"predicateType":"urn:x","more":[1]}""", out _));

    [Theory]
    [InlineData("\"_type\":\"https://in-toto.io/Statement/v1\"", "\"_type\":\"https://in-toto.io/Statement/v0.1\"")]
    [InlineData("\"subject\":[", "\"subject\":[{},")]
    [InlineData("\"sha256\":\"9372", "\"sha256\":\"937")]
    [InlineData("\"sha256\":\"9372c", "\"sha256\":\"9372C")]
    [InlineData("\"sha256\":\"9372", "\"sha1\":\"zz\",\"sha256\":\"9372")]
    [InlineData("\"sha256\":\"9372", "\"sha256\":1,\"x\":\"9372")]
    [InlineData("\"name\":\"a\"", "\"name\":1")]
    [InlineData("\"name\":\"a\"", "\"name\":\"a\",\"name\":\"a\"")]
    [InlineData("\"predicateType\":\"urn:x\"", "\"predicateType\":\"\"")]
    [InlineData("\"predicateType\":\"urn:x\"", "\"predicateTypes\":\"urn:x\"")]
    [InlineData("\"predicate\":{}", "\"predicate\":[]")]
    [InlineData("\"predicate\":{}", "\"predicate\":null")]
    public void One_thing_wrong_makes_it_no_statement(string good, string bad)
    {
        Assert.Contains(good, Json(), StringComparison.Ordinal);
        Assert.False(Parse(Json().Replace(good, bad, StringComparison.Ordinal), out _));
    }

    [Fact]
    public void A_statement_about_nothing_is_none() =>
        Assert.False(Parse($$$"""{"_type":"{{{InTotoStatement.Type}}}","subject":[],"predicateType":"urn:x","predicate":{}}""", out _));

    private static string Json() =>
        $$$"""{"_type":"{{{InTotoStatement.Type}}}","subject":[{"name":"a","digest":{"sha256":"{{{Digest}}}"}}],"predicateType":"urn:x","predicate":{}}""";

    private static bool Parse(string json, out InTotoStatement? statement) => InTotoStatement.TryParse(Encoding.UTF8.GetBytes(json), out statement, out _);
}
