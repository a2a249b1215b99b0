using System.Text;
using Gnomon.Endpoint;

namespace Gnomon.Tests.Endpoint;

public class InferTests
{
    private static readonly ModelEndpoint Model = new(
        new Uri("http://127.0.0.1:8080/api/"), "credit/score", "2", [new("age", "INT32", ["age"], false, null), new("x", "FP64", ["a", "b"], false, "-1"), new("town", "BYTES", ["town"], true, null), new("member", "BOOL", ["member"], false, null)],
        "p", null, "answers.csv", new ProbeLimits(), null);

    [Fact]
    public void A_request_is_written_as_the_protocol_has_it()
    {
        ProbeRow[] rows = [new(0, "1", "clean", null, null, 0, null, ["31", "0.5", null, "Huế", "true"]), new(1, "2", "clean", null, null, 0, null, ["52.0", "1e3", "2", null, "0"])];
        Assert.Equal(
            """{"id":"7","inputs":[{"name":"age","shape":[2],"datatype":"INT32","data":[31,52]},{"name":"x","shape":[2,2],"datatype":"FP64","data":[0.5,-1,1000,2]},{"name":"town","shape":[2,1],"datatype":"BYTES","data":["Huế",""]},{"name":"member","shape":[2],"datatype":"BOOL","data":[true,false]}],"outputs":[{"name":"p"}]}""",
            Encoding.UTF8.GetString(InferRequest.Write(Model, "7", rows)));
        Assert.Equal("http://127.0.0.1:8080/api/v2/models/credit%2Fscore/versions/2", Model.Address);
    }

    [Theory]
    [InlineData("INT8", "128", false)]
    [InlineData("INT8", "-128", true)]
    [InlineData("UINT8", "255", true)]
    [InlineData("UINT8", "-1", false)]
    [InlineData("UINT64", "18446744073709551615", true)]
    [InlineData("INT64", "9223372036854775808", false)]
    [InlineData("INT32", "1.5", false)]
    [InlineData("FP64", "NaN", false)]
    [InlineData("FP64", "inf", false)]
    [InlineData("FP32", "1e-3", true)]
    [InlineData("BOOL", "yes", false)]
    [InlineData("BYTES", "", true)]
    public void A_value_fits_its_datatype_or_is_told(string datatype, string value, bool fits) =>
        Assert.Equal(fits, TensorValue.Fault(new TensorInput("t", datatype, ["c"], false, null), value) is null);

    [Theory]
    [InlineData("""{"outputs":[{"name":"p","shape":[2],"datatype":"FP64","data":[0.25,1e-3]}]}""", "0.25|1e-3")]
    [InlineData("""{"outputs":[{"name":"q","shape":[1],"datatype":"FP64","data":[1]},{"name":"p","shape":[2,1],"datatype":"FP64","data":[[0.25],[1]]}]}""", "0.25|1")]
    [InlineData("""{"outputs":[{"name":"p","shape":[2],"datatype":"BYTES","data":["no","yes"]}]}""", "no|yes")]
    [InlineData("""{"outputs":[{"name":"p","shape":[2],"datatype":"BOOL","data":[false,true]}]}""", "false|true")]
    public void An_answer_gives_one_value_a_row_as_it_stood(string body, string expected)
    {
        Assert.Null(InferAnswer.Read(Encoding.UTF8.GetBytes(body), Model, 2, out var answers));
        Assert.Equal(expected, string.Join('|', answers));
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("[]", "has no list of outputs")]
    [InlineData("""{"outputs":[]}""", "has no tensor 'p'; it has none")]
    [InlineData("""{"outputs":[{"name":"p","shape":[2],"datatype":"FP64"}]}""", "has no list of data")]
    [InlineData("""{"outputs":[{"name":"p","datatype":"FP64","data":[1,2]}]}""", "has no shape")]
    [InlineData("""{"outputs":[{"name":"p","shape":[3],"datatype":"FP64","data":[1,2,3]}]}""", "has the shape [3]; [2] or [2, values] was expected")]
    [InlineData("""{"outputs":[{"name":"p","shape":[2],"datatype":"FP64","data":[1]}]}""", "has the shape [2] and 1 values")]
    [InlineData("""{"outputs":[{"name":"p","shape":[2,2],"datatype":"FP64","data":[1,2,3,4]}]}""", "'index' has to say which")]
    [InlineData("""{"outputs":[{"name":"p","shape":[2],"datatype":"FP64","data":[1,null]}]}""", "its value 1 is null")]
    [InlineData("""{"outputs":[{"name":"p","shape":[2],"datatype":"FP64","data":[1,1e999]}]}""", "its value 1 is 1e999")]
    [InlineData("""{"outputs":[{"name":"p","shape":[2],"datatype":"FP64","data":[1,NaN]}]}""", "no JSON")]
    public void An_answer_that_cannot_be_used_is_told_in_a_sentence_of_its_own(string body, string expected)
    {
        Assert.Contains(expected, InferAnswer.Read(Encoding.UTF8.GetBytes(body), Model, 2, out var answers), StringComparison.Ordinal);
        Assert.Empty(answers);
    }

    [Fact]
    public void One_of_several_values_is_taken_by_its_index()
    {
        var body = Encoding.UTF8.GetBytes("""{"outputs":[{"name":"p","shape":[2,2],"datatype":"FP64","data":[0.9,0.1,0.4,0.6]}]}""");
        Assert.Null(InferAnswer.Read(body, Model with { Index = 1 }, 2, out var answers));
        Assert.Equal(["0.1", "0.6"], answers);
        Assert.Contains("there is no value 2", InferAnswer.Read(body, Model with { Index = 2 }, 2, out _), StringComparison.Ordinal);
    }
}
