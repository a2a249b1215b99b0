using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gnomon.Describe;

namespace Gnomon.Tests.Describe;

/// <summary>Whatever comes in, an answer or a message comes out, never an exception.</summary>
public sealed class CardPropertyTests
{
    private static readonly string[] Pieces =
    [
        "gnomon: 1\n", "system:", " ", "  ", "\n", "\t", "[", "]", "{", "}", ":", ": ", ",", "- ", "? ", "&a ", "*a", "!t ", "!!str ", "|", ">", "'", "\"",
        "#", "%YAML 1.1\n", "---", "...", "<<: ", "uses", "facts", "id", "x", "\\e", "\u202E", "\0", "\uFEFF", "\u0085", "\u2028", "@", "`", "~", "null", "=", "\r", "é", "😀",
    ];

    private static readonly string[] Words = ["employment", "health", "education", "none"];

    [Fact]
    public void Any_bytes_give_a_card_or_messages() =>
        Prop.ForAll<byte[]>(bytes => Reads(bytes)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Any_pieces_of_yaml_give_a_card_or_messages()
    {
        var text = Gen.Elements(Pieces).ArrayOf().Select(string.Concat);
        Prop.ForAll(text.ToArbitrary(), t => Reads(Encoding.UTF8.GetBytes(t))).Check(Config.QuickThrowOnFailure.WithMaxTest(1500).WithEndSize(60));
    }

    [Fact]
    public void Any_cut_or_change_of_a_good_card_gives_a_card_or_messages()
    {
        var good = File.ReadAllText(Path.Combine(Some.Cards(), "good", "full.yaml"));
        var change = from at in Gen.Choose(0, good.Length - 1)
                     from length in Gen.Choose(0, 20)
                     from piece in Gen.Elements(Pieces)
                     select good[..at] + piece + good[Math.Min(good.Length, at + length)..];
        Prop.ForAll(change.ToArbitrary(), t => Reads(Encoding.UTF8.GetBytes(t))).Check(Config.QuickThrowOnFailure.WithMaxTest(800));
    }

    [Fact]
    public void Facts_come_back_as_they_were_written()
    {
        var facts = from own in Gen.Elements("true", "false", "yes", "no", "unknown")
                    from flop in Gen.Choose(1, int.MaxValue)
                    from day in Gen.Choose(0, 40_000)
                    from areas in Gen.SubListOf(Words)
                    from complete in Gen.Elements(true, false)
                    select (own, flop, day: new DateOnly(1990, 1, 1).AddDays(day), areas: areas.ToList(), complete);
        Prop.ForAll(facts.ToArbitrary(), f =>
        {
            var card = Some.Read($$"""
                gnomon: 1
                system: { id: org.example.x, name: { en: X }, version: 1.10 }
                facts: { supply.own-name: {{f.own}} }
                markets: [ { id: no, facts: { market.first-date: {{f.day:yyyy-MM-dd}} } } ]
                models: [ { id: m, facts: { model.flop: {{f.flop}} } } ]
                uses: [ { id: u, facts: { use.area: { value: [{{string.Join(", ", f.areas)}}], complete: {{(f.complete ? "yes" : "no")}} } } } ]
                """).Value;
            FactValue own = f.own is "unknown" ? new FactValue.DontKnow() : new FactValue.YesNo(f.own is "true" or "yes");
            Assert.Equal(own, card.Facts[0].Value);
            Assert.Equal(new FactValue.Date(f.day), card.Markets[0].Facts[0].Value);
            Assert.Equal(new FactValue.Number(f.flop), card.Models[0].Facts[0].Value);
            var areas = Assert.IsType<FactValue.ManyOf>(card.Uses[0].Facts[0].Value);
            Assert.True(areas.Values.SetEquals(f.areas));
            Assert.Equal(f.complete, areas.Complete);
        }).Check(Config.QuickThrowOnFailure);
    }

    private static bool Reads(byte[] bytes)
    {
        var card = Some.Read(bytes);
        return card.IsGood || card.Problems.All(p => p.What.Length > 0 && p.Remedy.Length > 0 && p.ToString().All(c => c == '\n' || !char.IsControl(c)));
    }
}
