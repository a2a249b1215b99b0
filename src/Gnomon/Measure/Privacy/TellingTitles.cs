using System.Globalization;
using System.Text;

namespace Gnomon.Measure.Privacy;

/// <summary>Titles of columns that tell of personal data, in English, French and Vietnamese: by words, whatever their case, marks and separators.</summary>
internal static class TellingTitles
{
    private static readonly (string Kind, string[] Titles)[] Known =
    [
        ("name", ["name", "first name", "firstname", "last name", "lastname", "full name", "fullname", "surname", "nom", "prenom", "nom de famille", "ho ten", "ho va ten", "ten"]),
        ("email", ["email", "e mail", "mail", "courriel", "thu dien tu"]),
        ("phone", ["phone", "phone number", "telephone", "mobile", "tel", "so dien thoai", "dien thoai", "sdt", "portable"]),
        ("address", ["address", "street", "adresse", "dia chi", "postcode", "zip", "zip code", "code postal"]),
        ("date-of-birth", ["date of birth", "birth date", "birthdate", "birthday", "dob", "date de naissance", "ngay sinh"]),
        ("identity-number", ["ssn", "social security number", "national insurance number", "nino", "nir", "numero de securite sociale", "cccd", "so cccd", "cmnd", "so cmnd", "can cuoc cong dan", "passport", "passport number", "passeport", "ho chieu"]),
        ("account", ["iban", "account number", "bank account", "card number", "credit card", "compte bancaire", "carte bancaire", "so tai khoan", "so the"]),
        ("place", ["latitude", "longitude", "lat", "lon", "lng", "gps"]),
        ("device", ["ip", "ip address", "adresse ip", "mac address", "device id", "dia chi ip"]),
    ];

    /// <summary>The kinds of personal data that a title tells of; none for most.</summary>
    public static IEnumerable<string> Of(string title)
    {
        var words = " " + Words(title) + " ";
        // One short word is taken only for the whole title: "ten" and "tel" stand in many others.
        return Known.Where(k => k.Titles.Any(t => t.Length <= 4 ? string.Equals(words, $" {t} ", StringComparison.Ordinal) : words.Contains($" {t} ", StringComparison.Ordinal))).Select(k => k.Kind);
    }

    // Small letters without marks, one blank between words; a capital inside a word begins another.
    private static string Words(string title)
    {
        var text = new StringBuilder();
        var before = '\0';
        foreach (var c in title.Replace('đ', 'd').Replace('Đ', 'D').Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (!char.IsLetterOrDigit(c) || (char.IsUpper(c) && char.IsLower(before)))
                text.Append(' ');
            if (char.IsLetterOrDigit(c))
                text.Append(char.ToLowerInvariant(c));
            before = c;
        }

        return string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
