using System.Globalization;

namespace Gnomon.Describe.Splice;

/// <summary>Writes an answer as a card has it, in its long form on one line: <c>{ value: [work], complete: true, by: "...", on: 2026-11-22 }</c>.</summary>
internal static class AnswerYaml
{
    public static string Write(FactAnswer answer)
    {
        List<string> parts = ["value: " + Value(answer.Value)];
        if (answer.Value is FactValue.ManyOf { Complete: true })
            parts.Add("complete: true");
        if (answer.By is { } by)
            parts.Add("by: " + Quoted(by));
        if (answer.On is { } on)
            parts.Add("on: " + Day(on));
        if (answer.Reason is { } reason)
            parts.Add("reason: " + Quoted(reason));
        return "{ " + string.Join(", ", parts) + " }";
    }

    private static string Value(FactValue value) => value switch
    {
        FactValue.DontKnow => AnswerShape.Unknown,
        FactValue.YesNo yes => yes.Value ? "true" : "false",
        FactValue.Judgement judged => judged.Value ? "true" : "false",
        FactValue.OneOf one => one.Value,
        FactValue.ManyOf many => "[" + string.Join(", ", many.Values) + "]",
        FactValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        FactValue.Date date => date.ToString(),
        _ => throw new InvalidOperationException("a type of answer without a spelling"),
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
