using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gnomon.Law.Scores;

namespace Gnomon.Law;

/// <summary>
/// Writes classifications as JSON: <c>classification.json</c>, and the parts <c>reading</c> and <c>law</c> of <c>assessment.json</c>. The same
/// classification gives the same bytes: order as in the value, ids and English only, days as YYYY-MM-DD.
/// </summary>
public static class ClassificationJson
{
    private static readonly string[] Fates = ["carried", "lost", "passed-over"];

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of <c>classification.json</c>: <c>{ reading, law }</c> in UTF-8, with a newline at the end.</summary>
    public static byte[] ToBytes(Classification classification)
    {
        ArgumentNullException.ThrowIfNull(classification);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WritePropertyName("reading");
            WriteReading(json, classification.Reading);
            WriteMigrated(json, classification);
            json.WritePropertyName("law");
            WriteLaw(json, classification);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Writes <c>{ appliesOn, knownOn }</c>.</summary>
    public static void WriteReading(Utf8JsonWriter json, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(reading);
        json.WriteStartObject();
        json.WriteString("appliesOn", Day(reading.AppliesOn));
        json.WriteString("knownOn", Day(reading.KnownOn));
        json.WriteEndObject();
    }

    /// <summary>Writes <c>migrated</c> where the card answers under former names.</summary>
    public static void WriteMigrated(Utf8JsonWriter json, Classification classification)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(classification);
        if (classification.Migrated.Count > 0)
            List(json, "migrated", classification.Migrated, Migrated);
    }

    private static void Migrated(Utf8JsonWriter json, Describe.FactMigration migration)
    {
        json.WriteNumber("line", migration.Line);
        json.WriteString("from", migration.From);
        Texts(json, "to", migration.To);
        json.WriteString("fate", Fates[(int)migration.Fate]);
        Texts(json, "lost", migration.Lost);
    }

    /// <summary>Writes the list of packs with their outcomes, obligations and questions.</summary>
    public static void WriteLaw(Utf8JsonWriter json, Classification classification)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(classification);
        List(json, classification.Packs, WritePack);
    }

    private static void WritePack(Utf8JsonWriter json, PackClassification pack)
    {
        json.WriteString("pack", pack.Pack);
        json.WriteString("version", pack.Version);
        json.WriteString("digest", "sha256:" + pack.Digest);
        json.WriteString("jurisdiction", pack.Jurisdiction);
        json.WriteString("dated", Day(pack.Dated));
        json.WriteString("reviewedBy", pack.ReviewedBy);
        if (pack.Origin is { } origin)
            json.WriteString("origin", origin.ToString().ToLowerInvariant());
        if (pack.Signer is { } signer)
            json.WriteString("signer", signer.Fingerprint);
        List(json, "acts", pack.Acts, WriteAct);
        Texts(json, "gravity", pack.Gravity);
        ClassRangeJson.Write(json, pack);
        if (pack.NotYetKnown)
            json.WriteBoolean("notYetKnown", true);
        if (OutcomeKinds.LeavesNoRole(pack))
            json.WriteBoolean("noRole", true);
        if (pack.Scores.Count > 0)
            List(json, "scores", pack.Scores, ScoreJson.Write);
        List(json, "outcomes", pack.Outcomes, FindingJson.Write);
        List(json, "obligations", pack.Obligations, FindingJson.Write);
        ReasonJson.WriteSteps(json, pack);
        ReasonJson.WriteUnknowns(json, pack);
        List(json, "questions", pack.Questions, WriteQuestion);
        Texts(json, "contradicted", [.. pack.Contradicted.Select(c => c.Text)]);
    }

    private static void WriteAct(Utf8JsonWriter json, Act act)
    {
        json.WriteString("act", act.Id);
        json.WriteString("title", act.Title.In(Language.En));
        json.WriteString("published", Day(act.Published));
        if (act.At is { } at)
            json.WriteString("at", at);
    }

    private static void WriteQuestion(Utf8JsonWriter json, OpenQuestion question)
    {
        json.WriteString("fact", question.Fact);
        json.WriteString("scope", question.Scope);
        json.WriteString("question", question.Question.In(Language.En));
        json.WriteString("who", question.Who.In(Language.En));
        Texts(json, "decides", question.Decides);
        Texts(json, "touches", question.Touches);
        if (question.Answers.Count > 0)
            List(json, "answers", question.Answers, WriteAnswer);
    }

    private static void WriteAnswer(Utf8JsonWriter json, AnswerEffect answer)
    {
        json.WriteString("answer", answer.Answer);
        Texts(json, "becomeTrue", answer.BecomeTrue);
        Texts(json, "becomeFalse", answer.BecomeFalse);
    }

    internal static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WritePropertyName(name);
        List(json, items, write);
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string DayOrNever(DateOnly? day) => day is { } known ? Day(known) : "never";

    private static void List<T>(Utf8JsonWriter json, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
