using Gnomon.Describe.Shapes;
using Gnomon.Describe.Yaml;

namespace Gnomon.Plan;

/// <summary>The profile, key by key. The reader and the JSON Schema both come from here.</summary>
internal static class ProfileShape
{
    /// <summary>The shape; it gives the profile once the file it stands in is known.</summary>
    public static MapShape<Func<YamlFile, Profile>> Of()
    {
        var name = new Field<string>("profile", IdShape.Short, "the name of the profile", required: true);
        var owner = new Field<string>("owner", new TextShape("an owner", most: 200), "whose bars these are, with the source", required: true);
        var minimum = new Field<int>("minimum-size", new CountShape(), "the least denominator of a metric for a group to count in a criterion; it never hides a value", required: true);
        var publish = new Field<int>("publish-size", new CountShape(), "the least rows of a group for its values to be shown", required: true);
        var criteria = new Field<IReadOnlyList<Criterion>>(
            "criteria", new ListShape<Criterion>(CriterionShape.Of()) { Unique = c => c.Id, Least = 1, Most = 200, Example = "one criterion at least" }, "the bars", required: true);
        return new MapShape<Func<YamlFile, Profile>>("a profile", [name, owner, minimum, publish, criteria], got => file => new Profile(
            got.Get(name), got.Get(owner), got.Get(minimum), got.Get(publish), got.Get(criteria), file));
    }
}
