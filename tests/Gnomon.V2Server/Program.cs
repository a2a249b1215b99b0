using System.Globalization;
using System.Text.Json.Nodes;
using Gnomon.V2Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// Gnomon.V2Server FILE.csv LABEL LEFT,OUT [--listen 127.0.0.1:PORT] [--fail-every N] [--silent-after N] [--delay MS] [--mode WORD]
// A logistic regression trained on the file, behind the Open Inference Protocol v2 (REST); its first line is its address.
var model = Logistic.Train(File.ReadAllLines(args[0]), args[1], args[2].Split(','));
var faults = Faults.Of(args);
var listen = Array.IndexOf(args, "--listen") is var at and >= 0 ? args[at + 1] : "127.0.0.1:0";
var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().UseUrls("http://" + listen);
builder.Services.AddRoutingCore();
builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
builder.Logging.ClearProviders();
await using var app = builder.Build();
app.UseRouting();
app.MapGet("/v2/models/credit/ready", () => faults.Mode is "not-ready" ? Results.Text("""{"error":"model credit is loading"}""", "application/json", statusCode: 400) : Results.Text("{}", "application/json"));
app.MapGet("/v2/models/credit", Metadata);
app.MapPost("/v2/models/credit/infer", Infer);
app.MapGet("/count", () => faults.Count.ToString(CultureInfo.InvariantCulture));
await app.StartAsync();
Console.WriteLine(app.Urls.First());
await app.WaitForShutdownAsync();

IResult Metadata()
{
    if (faults.Mode is "no-metadata")
        return Results.StatusCode(404);
    JsonObject Tensor(string name, string datatype) => new() { ["name"] = name, ["datatype"] = datatype, ["shape"] = new JsonArray(-1) };
    return Results.Text(new JsonObject
    {
        ["name"] = "credit",
        ["versions"] = new JsonArray("1"),
        ["platform"] = "gnomon-test",
        ["inputs"] = new JsonArray([.. model.Features.Select(f => Tensor(f.Name, f.Datatype))]),
        ["outputs"] = new JsonArray(Tensor("probability", "FP64"), Tensor("both", "FP64")),
    }.ToJsonString(), "application/json");
}

async Task Infer(HttpContext context)
{
    var number = faults.Next();
    if (faults.IsSilent(number))
    {
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
        return;
    }

    if (faults.Delay > 0)
        await Task.Delay(faults.Delay);
    if (faults.Fails(number))
    {
        if (number / faults.FailEvery % 2 == 0)
            context.Abort();
        else
            context.Response.StatusCode = 503;
        return;
    }

    var (status, body) = Answer(JsonNode.Parse(await new StreamReader(context.Request.Body).ReadToEndAsync())!);
    (context.Response.StatusCode, context.Response.ContentType) = (status, "application/json");
    await context.Response.WriteAsync(body);
}

(int Status, string Body) Answer(JsonNode request)
{
    var tensors = request["inputs"]!.AsArray().ToDictionary(t => (string)t!["name"]!, t => t!["data"]!.AsArray().Select(d => d!.ToString()).ToArray());
    var rows = tensors.First().Value.Length;
    if (faults.Mode is "refuses" || (faults.Mode is "refuses-empty" && tensors.Values.Any(v => v.Contains(""))))
        return (400, """{"error":"this model takes no empty text"}""");
    if (faults.Mode is "too-large")
        return (413, "<html>413 Request Entity Too Large</html>");
    var said = Enumerable.Range(0, rows).Select(i => model.Predict([.. model.Features.Select(f => tensors[f.Name][i])])).ToArray();
    var wanted = (string)request["outputs"]![0]!["name"]!;
    var data = wanted is "both" ? said.SelectMany(p => (double[])[1 - p, p]).ToArray() : said;
    var numbers = string.Join(',', data.Select(p => p.ToString("R", CultureInfo.InvariantCulture)));
    var (name, shape, type, values) = faults.Mode switch
    {
        "nan" => (wanted, $"[{rows}]", "FP64", "NaN" + numbers[numbers.IndexOf(',')..]),
        "fewer" => (wanted, $"[{rows - 1}]", "FP64", numbers[..numbers.LastIndexOf(',')]),
        "text" => (wanted, $"[{rows}]", "FP64", string.Join(',', data.Select(_ => "\"high\""))),
        "shape" => (wanted, $"[{rows + 1}]", "FP64", numbers),
        "no-output" => ("logit", $"[{rows}]", "FP64", numbers),
        "datatype" => (wanted, $"[{rows}]", "BYTES", numbers),
        _ => (wanted, wanted is "both" ? $"[{rows},2]" : $"[{rows}]", "FP64", numbers),
    };
    return faults.Mode is "not-json"
        ? (200, "<html>Service starting</html>")
        : (200, $$"""{"model_name":"credit","model_version":"1","outputs":[{"name":"{{name}}","shape":{{shape}},"datatype":"{{type}}","data":[{{values}}]}]}""");
}
