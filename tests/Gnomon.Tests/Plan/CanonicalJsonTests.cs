using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Gnomon.Plan;

namespace Gnomon.Tests.Plan;

/// <summary>The examples of RFC 8785: section 3.2.2, 3.2.3 and appendix B.</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData(0x0000000000000000UL, "0")]
    [InlineData(0x8000000000000000UL, "0")]
    [InlineData(0x0000000000000001UL, "5e-324")]
    [InlineData(0x8000000000000001UL, "-5e-324")]
    [InlineData(0x7fefffffffffffffUL, "1.7976931348623157e+308")]
    [InlineData(0x4340000000000000UL, "9007199254740992")]
    [InlineData(0xc340000000000000UL, "-9007199254740992")]
    [InlineData(0x4430000000000000UL, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5UL, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6UL, "1e+23")]
    [InlineData(0x44b52d02c7e14af7UL, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4eUL, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4fUL, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50UL, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8cUL, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8dUL, "0.000001")]
    [InlineData(0x41b3de4355555553UL, "333333333.3333332")]
    [InlineData(0xbecbf647612f3696UL, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959UL, "1424953923781206.2")]
    public void Numbers_are_written_as_ecmascript_does(ulong bits, string expected) =>
        Assert.Equal(expected, CanonicalJson.Number(BitConverter.UInt64BitsToDouble(bits)));

    [Fact]
    public void Keys_are_in_the_order_of_utf_16()
    {
        var json = new JsonObject { ["\u20ac"] = 1, ["\r"] = 2, ["\ufb33"] = 3, ["1"] = 4, ["\U0001F600"] = 5, ["\u0080"] = 6, ["\u00f6"] = 7 };
        Assert.Equal("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\U0001F600\":5,\"\ufb33\":3}", Text(json));
    }

    [Fact]
    public void Texts_escape_only_what_must_be() => Assert.Equal(
        "\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/<é>\"", Text(JsonValue.Create("\u20ac$\u000F\u000aA'B\"\\\\\"/<é>")));

    [Fact]
    public void A_number_that_json_does_not_have_is_refused() => Assert.Throws<ArgumentException>(() => CanonicalJson.Number(double.NaN));

    [Fact]
    public void Every_number_reads_back_as_itself() => Prop.ForAll<NormalFloat>(x =>
        double.Parse(CanonicalJson.Number(x.Get), CultureInfo.InvariantCulture).Equals(x.Get)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static string Text(JsonNode node) => Encoding.UTF8.GetString(CanonicalJson.Write(node));
}
