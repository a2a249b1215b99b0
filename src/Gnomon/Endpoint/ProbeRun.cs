using Gnomon.Evidence.Fetching;

namespace Gnomon.Endpoint;

/// <summary>
/// Asks a model about rows: several requests at one time, each tried again, none that was answered before sent twice. When nobody answers for the time that the
/// card allows, everything is given up and the rest has no answer; an answer that cannot be used ends the run with a problem.
/// </summary>
internal sealed class ProbeRun : IDisposable
{
    private readonly ModelEndpoint endpoint;
    private readonly EndpointClient client;
    private readonly ExchangeJournal journal;
    private readonly TimeProvider clock;
    private readonly Action<ProbeProgress>? tell;
    private readonly CancellationTokenSource silence;
    private readonly CancellationTokenSource broken = new();
    private readonly Uri inference;
    private RowAnswer?[] answers = [];
    private Problem? problem;
    private string? lastFault;
    private int done, sent, kept;
    private int doneAtStart;
    private long started;

    public ProbeRun(ModelEndpoint endpoint, EndpointClient client, ExchangeJournal journal, TimeProvider clock, Action<ProbeProgress>? tell = null)
    {
        (this.endpoint, this.client, this.journal, this.clock, this.tell) = (endpoint, client, journal, clock, tell);
        silence = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        inference = new Uri(endpoint.Address + "/infer");
    }

    /// <returns>An answer or a reason for each row; or what makes the endpoint unusable.</returns>
    /// <exception cref="OperationCanceledException">Stopped by the user; what was answered is kept.</exception>
    public async Task<Checked<ProbeOutcome>> Ask(IReadOnlyList<ProbeRow> rows, CancellationToken stop)
    {
        answers = new RowAnswer?[rows.Count];
        var waiting = rows.Chunk(endpoint.Limits.Batch).Select((batch, i) => new Batch(FormattableString.Invariant($"{i}"), batch)).Where(b => !Recall(b)).ToList();
        (doneAtStart, started) = (done, clock.GetTimestamp());
        if (waiting.Count > 0)
        {
            using var all = CancellationTokenSource.CreateLinkedTokenSource(stop, silence.Token, broken.Token);
            silence.CancelAfter(endpoint.Limits.GiveUp);
            try
            {
                if (await Introduce(all.Token))
                    await Parallel.ForEachAsync(waiting, new ParallelOptions { MaxDegreeOfParallelism = endpoint.Limits.AtOnce, CancellationToken = all.Token }, async (b, token) => await Send(b, token));
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                // Given up, or broken: what is known is told below.
            }
        }

        if (problem is not null)
            return Checked.Bad<ProbeOutcome>(problem);
        var outcome = new ProbeOutcome(sent, kept, client.Retries, Fault: null) { Answers = [.. answers.Select(a => a ?? new RowAnswer(null, $"{RowAnswer.Stopped}: {Silence()}"))] };
        return Checked.Good(outcome.Unanswered > 0 ? outcome with { Fault = Silence() } : outcome);
    }

    public void Dispose()
    {
        silence.Dispose();
        broken.Dispose();
    }

    private string Silence() => silence.IsCancellationRequested
        ? FormattableString.Invariant($"nobody answered for {endpoint.Limits.GiveUp.TotalSeconds:0.###} seconds; last: {client.LastFault ?? lastFault ?? "no answer in time"}")
        : lastFault ?? "not asked";

    // Whether the model is there and is the one that the card describes, before any row goes out.
    private async Task<bool> Introduce(CancellationToken stop)
    {
        var ready = await client.Get(new Uri(endpoint.Address + "/ready"), stop);
        if (EndpointClient.MayPass(ready))
            return Failed(ready);
        if (ready.Status is not 200)
            return Break($"the server does not have this model ready: {EndpointClient.Fault(ready)}", "check url, model and version in the card, and that the model is loaded");
        var metadata = await client.Get(new Uri(endpoint.Address), stop);
        if (EndpointClient.MayPass(metadata))
            return Failed(metadata);
        silence.CancelAfter(endpoint.Limits.GiveUp);
        // A server without metadata is asked all the same: its answers are checked one by one.
        return metadata.Status is not 200 || ModelMetadata.Differences(metadata.Body, endpoint) is not { Count: > 0 } differences
            || Break(string.Join("; ", differences), "write inputs and output as the model has them");
    }

    private bool Recall(Batch batch)
    {
        if (journal.Find(InferRequest.Write(endpoint, batch.Id, batch.Rows)) is not { } exchange)
            return false;
        if (exchange.Status is 200)
        {
            if (InferAnswer.Read(exchange.Body, endpoint, batch.Rows.Length, out var read) is not null)
                return false;
            Keep(batch, read);
        }
        else if (batch.Rows.Length > 1)
        {
            // Refused whole: what became of each row by itself is in the journal too, unless the run ended just then.
            var singles = Singles(batch).ToList();
            if (singles.Exists(s => journal.Find(InferRequest.Write(endpoint, s.Id, s.Rows)) is null) || !singles.TrueForAll(Recall))
                return false;
        }
        else
        {
            Refuse(batch, exchange);
        }

        Interlocked.Increment(ref kept);
        return true;
    }

    private async Task Send(Batch batch, CancellationToken stop)
    {
        if (Recall(batch))
            return;
        var request = InferRequest.Write(endpoint, batch.Id, batch.Rows);
        var exchange = journal.Find(request) ?? await Exchanged(batch, request, stop);
        if (exchange is null)
            return;
        if (exchange.Status is not 200 && batch.Rows.Length > 1)
        {
            foreach (var single in Singles(batch))
                await Send(single, stop);
        }
        else if (exchange.Status is not 200)
        {
            Refuse(batch, exchange);
        }
        else if (InferAnswer.Read(exchange.Body, endpoint, batch.Rows.Length, out var read) is null)
        {
            Keep(batch, read);
        }

        Tell();
    }

    // An answer that can be used, or a refusal; both are kept before anything is made of them.
    private async Task<Exchange?> Exchanged(Batch batch, byte[] request, CancellationToken stop)
    {
        var reply = await client.Post(inference, request, stop);
        if (EndpointClient.MayPass(reply))
        {
            Failed(reply);
            foreach (var row in batch.Rows)
                answers[row.Number] = new RowAnswer(null, $"{RowAnswer.Stopped}: {EndpointClient.Fault(reply)}");
            Interlocked.Add(ref done, batch.Rows.Length);
            return null;
        }

        silence.CancelAfter(endpoint.Limits.GiveUp);
        if (Unusable(batch, reply) is { } why)
        {
            Break(why, reply.Status is 413 ? "write a smaller `batch` in the endpoint" : "check the endpoint in the card against the model: url, model, inputs, output and index");
            return null;
        }

        var exchange = reply.Status is 200 ? new Exchange(200, reply.Body) : new Exchange(reply.Status, System.Text.Encoding.UTF8.GetBytes(InferAnswer.Error(reply.Body)));
        journal.Add(request, exchange);
        Interlocked.Increment(ref sent);
        return exchange;
    }

    // A model may refuse a row that was changed; who refuses rows as they are, or everything, is not asked rightly.
    private string? Unusable(Batch batch, HttpReply reply) => reply.Status switch
    {
        200 => InferAnswer.Read(reply.Body, endpoint, batch.Rows.Length, out _),
        400 or 422 when batch.Rows.Length > 1 || batch.Rows[0].Probe is not ProbeRow.Clean => null,
        _ => $"the server refuses {(batch.Rows[0].Probe is ProbeRow.Clean ? "a row as it is in the data" : "a request")}: {EndpointClient.Fault(reply)}",
    };

    private void Keep(Batch batch, IReadOnlyList<string> read)
    {
        for (var i = 0; i < batch.Rows.Length; i++)
            answers[batch.Rows[i].Number] = new RowAnswer(read[i], null);
        Interlocked.Add(ref done, batch.Rows.Length);
    }

    private void Refuse(Batch batch, Exchange exchange)
    {
        answers[batch.Rows[0].Number] = new RowAnswer(null, FormattableString.Invariant($"{RowAnswer.Refused}: HTTP {exchange.Status}, {System.Text.Encoding.UTF8.GetString(exchange.Body)}"));
        Interlocked.Increment(ref done);
    }

    private static IEnumerable<Batch> Singles(Batch batch) => batch.Rows.Select((row, i) => new Batch(FormattableString.Invariant($"{batch.Id}.{i}"), [row]));

    private bool Failed(HttpReply reply)
    {
        lastFault = EndpointClient.Fault(reply);
        return false;
    }

    private bool Break(string what, string remedy)
    {
        problem ??= new Problem(ExitCode.Endpoint, what, remedy) { File = endpoint.Address };
        broken.Cancel();
        return false;
    }

    private void Tell()
    {
        if (tell is null)
            return;
        var (now, elapsed) = (Volatile.Read(ref done), clock.GetElapsedTime(started));
        var fresh = now - doneAtStart;
        tell(new ProbeProgress(now, answers.Length, client.Retries, fresh == 0 ? null : elapsed / fresh * (answers.Length - now)));
    }

    private sealed record Batch(string Id, ProbeRow[] Rows);
}
