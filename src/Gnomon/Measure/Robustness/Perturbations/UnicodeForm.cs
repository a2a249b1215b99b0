using System.Text;
using Gnomon.Endpoint;
using Gnomon.Measure.Statistics;

namespace Gnomon.Measure.Robustness.Perturbations;

/// <summary>The same text in the other Unicode form: letters and marks apart (NFD) where they were one (NFC), and the other way. Nobody sees a difference.</summary>
internal sealed class UnicodeForm() : Perturbation("unicode", "text in the other Unicode form, NFD for NFC and NFC for NFD, which looks the same; the strength is the share of values", 1m)
{
    public override bool Fits(ProbeColumn column) => column.Input.IsText;

    public override string? Apply(string value, double strength, ProbeColumn column, Pcg32 random) =>
        random.NextDouble() >= strength ? value : value.Normalize(value.IsNormalized(NormalizationForm.FormC) ? NormalizationForm.FormD : NormalizationForm.FormC);
}
