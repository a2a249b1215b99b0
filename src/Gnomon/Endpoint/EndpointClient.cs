using Gnomon.Evidence.Fetching;
using Polly;
using Polly.Retry;

namespace Gnomon.Endpoint;

/// <summary>
/// Sends requests to a model server and tries again what may pass: no connection, a connection that breaks, no answer in time, and the statuses 408, 425,
/// 429, 500, 502, 503 and 504. Waits double from the first, with jitter, and a server that says Retry-After is heard.
/// </summary>
internal sealed class EndpointClient : IDisposable
{
    private const int LongestAnswer = 64 << 20;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly HttpExchange http;
    private readonly ResiliencePipeline<HttpReply> pipeline;
    private readonly string? authorization;
    private long retries;
    private volatile string? lastFault;

    /// <param name="limits">Timeout and tries.</param>
    /// <param name="clock">The time by which is waited.</param>
    /// <param name="authorization">The value of the header Authorization, which is sent and stands nowhere else; null for none.</param>
    /// <param name="jitter">Numbers in [0, 1).</param>
    public EndpointClient(ProbeLimits limits, TimeProvider clock, string? authorization, Func<double> jitter)
    {
        this.authorization = authorization;
        http = new HttpExchange(limits.Timeout, limits.AtOnce);
        var builder = new ResiliencePipelineBuilder<HttpReply> { TimeProvider = clock };
        if (limits.Tries > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpReply>
            {
                ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Result is { } reply && MayPass(reply)),
                MaxRetryAttempts = limits.Tries - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = limits.FirstWait,
                MaxDelay = LongestWait,
                UseJitter = true,
                Randomizer = jitter,
                DelayGenerator = outcome => ValueTask.FromResult(outcome.Outcome.Result?.RetryAfter is { } wait ? TimeSpan.FromTicks(Math.Min(wait.Ticks, LongestWait.Ticks)) : (TimeSpan?)null),
                OnRetry = failed =>
                {
                    Interlocked.Increment(ref retries);
                    lastFault = failed.Outcome.Result is { } reply ? Fault(reply) : lastFault;
                    return ValueTask.CompletedTask;
                },
            });
        }

        pipeline = builder.Build();
    }

    /// <summary>Tries beyond the first, of all requests so far.</summary>
    public long Retries => Interlocked.Read(ref retries);

    /// <summary>Why the last failed try had no answer; null where none failed.</summary>
    public string? LastFault => lastFault;

    /// <summary>Whether the same request may be answered another time.</summary>
    public static bool MayPass(HttpReply reply) => reply.Status is 0 or 408 or 425 or 429 or 500 or 502 or 503 or 504;

    /// <summary>Why there is no answer, one sentence.</summary>
    public static string Fault(HttpReply reply) => reply.Status == 0 ? reply.Fault : FormattableString.Invariant($"HTTP {reply.Status}, {InferAnswer.Error(reply.Body)}");

    /// <summary>The last reply: an answer, or what it was after the last try.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task<HttpReply> Get(Uri address, CancellationToken stop) => await pipeline.ExecuteAsync(
        async token => await http.Get(address, LongestAnswer, token, authorization), stop);

    /// <inheritdoc cref="Get"/>
    public async Task<HttpReply> Post(Uri address, byte[] body, CancellationToken stop) => await pipeline.ExecuteAsync(
        async token => await http.Post(address, body, LongestAnswer, token, "application/json", authorization), stop);

    public void Dispose() => http.Dispose();
}
