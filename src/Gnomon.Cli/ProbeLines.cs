using Gnomon.Endpoint;
using Gnomon.Report;

namespace Gnomon.Cli;

/// <summary>What a run against an endpoint says: what will be asked and what came back on standard output, how far it is on standard error.</summary>
internal sealed class ProbeLines(Language language)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Texts texts = new(language);
    private readonly Numbers numbers = new(language);
    private readonly Lock gate = new();
    private readonly TimeProvider clock = TimeProvider.System;
    private long last;

    public void Planned(Probing probing, ProbePlan plan) => Say(texts.Say(
        "probe.planned", ("measure", Phrase.Foreign(probing.Measure)), ("rows", Own(plan.Rows)), ("cases", Own(plan.Cases)), ("requests", Own(plan.Requests)), ("address", Phrase.Foreign(probing.Address))));

    /// <summary>At most one line in two seconds, so that a log of a run stays short.</summary>
    public void Progress(ProbeProgress progress)
    {
        lock (gate)
        {
            if (last != 0 && clock.GetElapsedTime(last) < Pause)
                return;
            last = clock.GetTimestamp();
        }

        var left = progress.Left is { } time ? TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds)).ToString("c", System.Globalization.CultureInfo.InvariantCulture) : "?";
        Console.Error.WriteLine("gnomon: " + texts.Say("probe.progress", ("done", Own(progress.Done)), ("all", Own(progress.All)), ("retries", Own(progress.Retries)), ("left", Phrase.Own(left))));
    }

    public void Done(Probing probing, ProbeOutcome outcome) => Say(texts.Say(
        "probe.done", ("measure", Phrase.Foreign(probing.Measure)), ("rows", Own(outcome.Answered)), ("refused", Own(outcome.Refused)), ("unanswered", Own(outcome.Unanswered)),
        ("sent", Own(outcome.Sent)), ("kept", Own(outcome.Kept)), ("retries", Own(outcome.Retries)), ("file", Phrase.Foreign(probing.Answers))));

    private Phrase Own(long n) => Phrase.Own(numbers.Count(n));

    private static void Say(Phrase line) => Console.Out.WriteLine(Plain.Text(line.ToString()));
}
