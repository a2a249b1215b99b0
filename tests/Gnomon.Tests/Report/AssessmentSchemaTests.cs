using Gnomon.Report;
using Gnomon.Tests.Describe;
using Newtonsoft.Json.Linq;

namespace Gnomon.Tests.Report;

public sealed class AssessmentSchemaTests
{
    private const string Digest = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private const string Good = $$$$"""
        {"reading":{"appliesOn":"2026-12-01","knownOn":"2026-11-21"},
         "law":[{"pack":"eu-ai-act","version":"1","digest":"{{{{Digest}}}}","jurisdiction":"EU","dated":"2026-07-24","reviewedBy":null,"origin":"modified","signer":"SHA256:x","acts":[{"act":"a","title":"t","published":"2024-07-12","at":"https://example.org/a"}],"gravity":["eu.high-risk"],
          "ranges":[{"use":null,"least":{"class":"eu.low","outcomes":["eu.low"]},"open":[{"class":"eu.high-risk","outcomes":["eu.high-risk"],"causes":["not-asked"],"questions":[{"fact":"f","scope":null}]}],"notReached":[{"class":"eu.prohibited.*","outcomes":["eu.prohibited.a"]}]},
           {"use":"u","least":null,"open":[],"notReached":[]}],
          "planning":[{"class":"eu.high-risk","outcomes":["eu.high-risk"],"duties":[{"id":"d","use":"u","says":"s","from":"2027-12-02","cites":[{"act":"a","article":"b","confirmed":"primary"}]}],"possible":3}],
          
          "outcomes":[{"id":"eu.high-risk","use":"a","says":"s","term":"https://example.org/t","truth":"unknown","inForce":"false","from":"2027-12-02","until":"never",
           "cites":[{"act":"2024/1689","article":"Art. 6(2)","confirmed":"author-inference"}],"basis":"secondary",
           "unknown":["use.area"],
           "reasons":[{"role":"when","step":"art-6.2"}]}],
          "obligations":[{"id":"art-14","use":null,"role":"eu.role.provider","says":"s","truth":"true","inForce":"unknown","from":{"earliest":"2026-08-02","latest":"never"},"until":"never",
           "asks":{"all":[{"criterion":"c"},{"document":"d","independent":false,"sections":[{"id":"s.1","says":"s"}]}]},
           "penalty":{"atMost":{"amount":1500,"currency":"EUR"},"turnoverPercent":1.5,"whichever":"higher","lowerFor":[{"size":"mid-cap","cites":{"act":"A","article":"B","confirmed":"secondary"}}],"cites":{"act":"A","article":"B","confirmed":"primary"}},
           "clocks":[{"event":"e","within":"P15D","countedFrom":"awareness","says":"s"},{"event":"f","workingDays":5,"countedFrom":"x","says":"s"},{"event":"g","atLeast":"P10Y","countedFrom":"x","says":"s"}],"serves":["q:x"],"cites":[],"basis":"primary","reasons":[]}],
          "steps":[{"step":"art-6.2","provision":"art-6.2","truth":"unknown","cites":{"act":"2024/1689","article":"Art. 6(2)","confirmed":"secondary"},
           "parts":[{"role":"when","fact":"use.area","truth":"unknown","answer":"not-asked"},{"role":"unless","step":"art-6.2"},{"role":"when","truth":"unknown","answer":"sources-conflict","says":"s"}]}],
          "unknowns":[{"cause":"not-asked","detail":"use.area","settledBy":"an answer"}],
          "questions":[{"fact":"use.area","scope":"a","question":"q","who":"w","decides":["eu.high-risk"],"touches":[]}],"contradicted":[]}],
         "measurements":[
          {"measure":"m","id":"fairness.selection_rate","group":{"sex":"F","race":null},"rows":3,"unit":"1","source":"{{{{Digest}}}}",
           "value":{"point":0.5,"low":0.1,"high":"unbounded","confidence":0.95,"method":"wilson"}},
          {"measure":"m","id":"fairness.selection_rate.ratio","by":["sex"],"against":"best","rows":3,"unit":"1","source":"{{{{Digest}}}}",
           "value":{"unknown":[{"cause":"zero-denominator","detail":"d","settledBy":"s"}]},"leftOut":[{"sex":null}]}],
         "findings":[
          {"kind":"criterion","criterion":"c","measure":"m","metric":"x","by":["sex"],"status":"not-met","atLeast":0.8,
           "value":{"point":1,"low":1,"high":1,"confidence":1,"method":"exact"},"unknown":[],"worst":[{"sex":"F"}],"leftOut":[{"group":{},"rows":1,"reason":"r"}],"moreRows":{"least":1,"most":2}},
          {"kind":"obligation","pack":"p","obligation":"o","status":"not-applicable","pieces":[{"kind":"document","id":"d","status":"supports","strength":"documented","detail":"x"}],"unknown":[]},
          {"kind":"document","document":"note","file":"a.md","digest":"{{{{Digest}}}}"}],
         "statements":[{"stage":"plan","digest":"{{{{Digest}}}}"}]}
        """;

    private static readonly string Schema = AssessmentSchema.Write();

    [Fact]
    public void The_schema_is_published() => Golden.Match("../../../docs/reference/schemas/assessment.schema.json", Schema);

    [Fact]
    public void A_whole_assessment_fits() => Assert.Empty(AsEditorsRead.Faults(Schema, JToken.Parse(Good)));

    [Theory]
    [InlineData("\"truth\":\"true\"", "\"truth\":true")]
    [InlineData("\"cause\":\"zero-denominator\"", "\"cause\":\"nan\"")]
    [InlineData("\"high\":\"unbounded\"", "\"high\":\"Infinity\"")]
    [InlineData("\"high\":\"unbounded\"", "\"high\":null")]
    [InlineData("\"method\":\"wilson\"", "\"way\":\"wilson\"")]
    [InlineData("\"race\":null", "\"race\":3")]
    [InlineData("\"by\":[\"sex\"],\"against\"", "\"against\"")]
    [InlineData("\"status\":\"not-met\"", "\"status\":\"failed\"")]
    [InlineData("\"statements\":", "\"signature\":")]
    [InlineData("\"workingDays\":5", "\"workingDays\":\"P5D\"")]
    [InlineData("\"within\":\"P15D\"", "\"within\":\"P15D\",\"atLeast\":\"P15D\"")]
    [InlineData("\"whichever\":\"higher\"", "\"whichever\":\"both\"")]
    [InlineData("\"answer\":\"not-asked\"", "\"reply\":\"not-asked\"")]
    [InlineData("\"digest\":\"sha256:", "\"digest\":\"md5:")]
    public void A_change_that_misleads_does_not_fit(string from, string to)
    {
        var changed = Good.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Good, changed, StringComparer.Ordinal);
        Assert.NotEmpty(AsEditorsRead.Faults(Schema, JToken.Parse(changed)));
    }
}
