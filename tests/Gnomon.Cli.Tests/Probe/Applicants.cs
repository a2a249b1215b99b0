using System.Globalization;
using System.Text;
using Gnomon.Measure.Statistics;

namespace Gnomon.Cli.Tests.Probe;

/// <summary>Invented applicants for credit, and a card that asks a model about them.</summary>
internal static class Applicants
{
    private static readonly string[] Towns = ["Hà Nội", "Đà Nẵng", "Huế", "Cần Thơ", "Hải Phòng"];

    /// <summary>The data: income and debt decide, the town a little, and women have less income.</summary>
    public static string Csv(int count)
    {
        var random = Pcg32.For(7, "applicants");
        var text = new StringBuilder("id,sex,income,debt,town,good\n");
        for (var i = 0; i < count; i++)
        {
            var woman = random.NextDouble() < 0.5;
            var income = Math.Round((woman ? 18 : 22) + (14 * random.NextDouble()), 1);
            var debt = Math.Round(12 * random.NextDouble(), 1);
            var town = (int)(random.NextDouble() * Towns.Length);
            var good = income - (1.5 * debt) + (2 * town) + (10 * random.NextDouble()) > 26;
            text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"A{i:000},{(woman ? "f" : "m")},{income},{debt},{Towns[town]},{(good ? 1 : 0)}"));
        }

        return text.ToString();
    }

    /// <summary>A card with one entry.</summary>
    /// <param name="url">The address of the server.</param>
    /// <param name="entry">The keys of the entry beside the common ones, indented by six.</param>
    /// <param name="endpoint">More keys of the endpoint.</param>
    public static string Card(string url, string entry, string endpoint = "") =>
        $$"""
        gnomon: 1
        system:
          id: org.example.credit
          name: { en: Credit score }
          version: "1.0"
        uses:
          - id: granting
            facts:
              use.area: { value: [finance], complete: true }
        measure:
          - id: live
            {{Asked(url, "live")}}
              batch: 20
              {{endpoint}}
            {{entry}}
        profile: default

        """;

    /// <summary>The keys of an entry that asks the model about the applicants, indented by four but the first; the endpoint stands last.</summary>
    /// <param name="url">The address of the server.</param>
    /// <param name="answers">The name of the file of answers.</param>
    public static string Asked(string url, string answers) =>
        $$"""
        use: granting
            data: applicants.csv
            one-row-per-unit: true
            case: id
            label: good = 1
            prediction: answer >= 0.5
            groups: { sex: sex }
            endpoint:
              url: {{url}}
              model: credit
              inputs:
                - { name: sex, datatype: BYTES, columns: sex }
                - { name: income, datatype: FP64, columns: income }
                - { name: debt, datatype: FP64, columns: debt }
                - { name: town, datatype: BYTES, columns: town }
              output: probability
              answers: answers/{{answers}}.csv
        """;
}
