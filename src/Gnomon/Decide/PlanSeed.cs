using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Gnomon.Plan;

namespace Gnomon.Decide;

/// <summary>The seed that a plan gives itself: nobody can choose it, and the same plan has the same.</summary>
internal static class PlanSeed
{
    public static ulong Of(AssessmentPlan plan)
    {
        var text = string.Join('\n', plan.CardDigest, plan.FactsDigest, plan.Profile.Digest);
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
