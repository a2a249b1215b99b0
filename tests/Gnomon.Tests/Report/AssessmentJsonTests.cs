using System.Globalization;
using System.Text;
using System.Text.Json;
using Gnomon.Report;

namespace Gnomon.Tests.Report;

public class AssessmentJsonTests
{
    [Fact]
    public void Hiring_gives_the_reviewed_bytes() => Golden.Match("Report/hiring.assessment.json", Write(SampleResult.Hiring()));

    [Fact]
    public void Triage_gives_the_reviewed_bytes() => Golden.Match("Report/triage.assessment.json", Write(SampleResult.Triage()));

    [Fact]
    public void Neither_culture_nor_key_nor_attempt_changes_a_byte()
    {
        var before = Write(SampleResult.Hiring());
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var other in (string[])["vi-VN", "fr-FR", "tr-TR", "ar-SA"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(other);
                Assert.Equal(before, Write(SampleResult.Hiring() with { Attempt = 9, SignerFingerprint = "sha256:00", IsDraft = true }));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void It_has_the_published_parts_and_no_others()
    {
        using var json = JsonDocument.Parse(AssessmentJson.Write(SampleResult.Triage()));

        Assert.Equal("reading law measurements findings statements", string.Join(' ', json.RootElement.EnumerateObject().Select(p => p.Name)));
        Assert.Equal("plan cells measurements findings", string.Join(' ', json.RootElement.GetProperty("statements").EnumerateArray().Select(s => s.GetProperty("stage").GetString())));
        Assert.All(json.RootElement.GetProperty("findings").EnumerateArray(), f => Assert.True(f.GetProperty("kind").GetString() is "criterion" or "obligation" or "document"));
    }

    [Fact]
    public void What_is_unknown_is_written_with_its_cause_never_as_a_number()
    {
        using var json = JsonDocument.Parse(AssessmentJson.Write(SampleResult.Triage()));

        var criterion = json.RootElement.GetProperty("findings")[0];
        Assert.Equal("unknown", criterion.GetProperty("status").GetString());
        Assert.Equal("too-few", criterion.GetProperty("unknown")[0].GetProperty("cause").GetString());
    }

    [Fact]
    public void A_group_without_a_value_is_null_and_the_whole_is_an_empty_object()
    {
        using var json = JsonDocument.Parse(AssessmentJson.Write(SampleResult.Triage()));

        var groups = json.RootElement.GetProperty("measurements").EnumerateArray().Where(m => m.TryGetProperty("group", out _)).Select(m => m.GetProperty("group")).ToList();
        Assert.Contains(groups, g => !g.EnumerateObject().Any());
        Assert.Contains(groups, g => g.EnumerateObject().Any(p => p.Value.ValueKind == JsonValueKind.Null));
    }

    private static string Write(ReportInput input) => Encoding.UTF8.GetString(AssessmentJson.Write(input));
}
