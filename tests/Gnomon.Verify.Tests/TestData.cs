using System.Text.Json;

namespace Gnomon.Verify.Tests;

/// <summary>Vectors of others, which are not copied into this repository; the variable names the folder with them.</summary>
internal static class TestData
{
    /// <summary>A file below <c>$GNOMON_TEST_DATA/evidence</c>; the test is skipped where the variable is not set.</summary>
    public static byte[] Bytes(string name)
    {
        var root = Environment.GetEnvironmentVariable("GNOMON_TEST_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(root), "GNOMON_TEST_DATA is not set");
        return File.ReadAllBytes(Path.Combine(root!, "evidence", name));
    }

    public static JsonElement Json(string name)
    {
        using var document = JsonDocument.Parse(Bytes(name));
        return document.RootElement.Clone();
    }
}
