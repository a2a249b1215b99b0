#:property PublishAot=false
// Makes applications.csv and predictions.csv of this sample, byte for byte the same everywhere: dotnet run samples/credit/generate.cs -- FOLDER
//
// 4,000 invented applicants of a French bank, most of whom applied several times. Rural branches were drawn ten times as often as urban ones so
// that they could be looked at by themselves; `poids` says for how many applicants a row stands. In rural branches women are approved far less
// often than men; in urban ones, where most people live, the two are alike.
//
// The file is as a French spreadsheet exports it: a mark at its beginning, semicolons, decimal commas, days as dd/MM/yyyy.

using System.Globalization;
using System.Text;

var folder = args.Length == 1 ? args[0] : throw new ArgumentException("name the folder to write to");
var draw = new Pcg32(seed: 20261128, stream: 3);
var french = CultureInfo.InvariantCulture.NumberFormat.Clone() as NumberFormatInfo ?? throw new InvalidOperationException();
french.NumberDecimalSeparator = ",";

var applications = new StringBuilder("dossier;client;date;sexe;agence;revenu;poids;remboursé\n");
var predictions = new List<(int File, double Score)>();
var next = 1;
for (var client = 1; client <= 4_000; client++)
{
    var rural = draw.Next() < 0.5;
    var sex = draw.Next() < 0.5 ? "F" : "H";
    var income = 14_000 + (30_000 * draw.Next());
    // One person's applications are alike: what the bank knows of him hardly changes from one to the next.
    var person = draw.Next() - 0.5;
    var times = 1 + (int)(draw.Next() * 6);
    for (var t = 0; t < times; t++)
    {
        var score = Math.Clamp(0.55 + (0.55 * person) + (0.12 * (draw.Next() - 0.5)) - (rural && sex is "F" ? 0.10 : 0), 0.001, 0.999);
        var repaid = draw.Next() < Math.Clamp(0.5 + (0.5 * (score - 0.5)) + (rural && sex is "F" ? 0.05 : 0), 0, 1);
        var day = new DateOnly(2025, 1, 1).AddDays((int)(draw.Next() * 365));
        applications.Append(string.Create(french, $"{next};C{client:D5};{day:dd'/'MM'/'yyyy};{sex};{(rural ? "rurale" : "urbaine")};{income:F2};{(rural ? 12.5 : 125):F1};{(repaid ? "oui" : "non")}\n"));
        predictions.Add((next++, score));
    }
}

File.WriteAllText(Path.Combine(folder, "applications.csv"), applications.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

// The system's own file comes in the order in which it worked, lacks the last applications, and knows three that nobody asked about.
var output = new StringBuilder("dossier;score\n");
foreach (var (file, score) in predictions.Take(predictions.Count - 25).OrderBy(p => p.File % 97).ThenBy(p => p.File))
    output.Append(string.Create(french, $"{file};{score:F4}\n"));
for (var extra = 1; extra <= 3; extra++)
    output.Append(string.Create(french, $"{900_000 + extra};{0.5:F4}\n"));
File.WriteAllText(Path.Combine(folder, "predictions.csv"), output.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

/// <summary>PCG32 (O'Neill 2014, pcg-random.org): the framework's own generator promises no stream across versions.</summary>
internal sealed class Pcg32
{
    private readonly ulong increment;
    private ulong state;

    public Pcg32(ulong seed, ulong stream)
    {
        increment = (stream << 1) | 1;
        Step();
        state += seed;
        Step();
    }

    /// <summary>A number in [0, 1) of 32 random bits.</summary>
    public double Next()
    {
        var old = state;
        Step();
        var shifted = (uint)(((old >> 18) ^ old) >> 27);
        return uint.RotateRight(shifted, (int)(old >> 59)) / 4294967296.0;
    }

    private void Step() => state = unchecked((state * 6364136223846793005UL) + increment);
}
