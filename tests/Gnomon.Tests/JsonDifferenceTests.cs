using System.Text.Json;

namespace Gnomon.Tests;

/// <summary>Where two documents differ, by path, in the order of the sealed one.</summary>
public sealed class JsonDifferenceTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""", "")]
    [InlineData("""{"a":1}""", """{"a":2}""", "$.a: 1 -> 2")]
    [InlineData("""{"a":[1,{"b":"x"}]}""", """{"a":[1,{"b":"y"}]}""", "$.a[1].b: \"x\" -> \"y\"")]
    [InlineData("""{"a":[1]}""", """{"a":[1,2]}""", "$.a[1]:  -> 2")]
    [InlineData("""{"a":1,"b":2}""", """{"b":3,"c":4}""", "$.a: 1 -> ; $.b: 2 -> 3; $.c:  -> 4")]
    [InlineData("""{"giới tính":true}""", """{"giới tính":null}""", "$['giới tính']: true -> null")]
    [InlineData("""{"it's":1}""", """{"it's":[1]}""", "$['it\\'s']: 1 -> [1]")]
    [InlineData("""{"a":1.0}""", """{"a":1}""", "$.a: 1.0 -> 1")]
    public void Differences_are_named(string before, string now, string expected)
    {
        using var old = JsonDocument.Parse(before);
        using var fresh = JsonDocument.Parse(now);
        Assert.Equal(expected, string.Join("; ", JsonDifference.Between(old.RootElement, fresh.RootElement).Select(d => $"{d.Path}: {d.Sealed} -> {d.Now}")));
    }

    [Fact]
    public void A_long_value_is_cut()
    {
        using var old = JsonDocument.Parse($$"""{"a":"{{new string('x', 500)}}"}""");
        using var fresh = JsonDocument.Parse("""{"a":1}""");
        var difference = Assert.Single(JsonDifference.Between(old.RootElement, fresh.RootElement));
        Assert.Equal(123, difference.Sealed!.Length);
    }
}
