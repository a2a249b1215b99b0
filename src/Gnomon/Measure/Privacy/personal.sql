-- For each column: rows with text that has the form of personal data, and rows where such text also passes the check that its issuer defines. Nothing
-- of a value leaves this statement. A count in a pattern is written twice, for one number in braces would be a hole of the statement.
WITH texts AS (SELECT unnest([{each column by ,} CAST({it} AS VARCHAR) {end}]) AS v, unnest([{each column by ,} {index} {end}]) AS c FROM {rows}),
found AS (
  SELECT c,
    CASE WHEN contains(v, '@') THEN regexp_matches(v, '(?i)\b[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}\b') ELSE false END AS email,
    CASE WHEN contains(v, '+') THEN regexp_matches(v, '\+[1-9](?:[ ().-]{0,2}[0-9]){7,14}\b') ELSE false END AS phone,
    CASE WHEN digits THEN regexp_matches(v, '(?:\+84|\b84|\b0)[ .-]?(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])(?:[ .-]?[0-9]){7,7}\b') ELSE false END AS vnphone,
    CASE WHEN digits THEN list_transform(regexp_extract_all(upper(v), '\b[A-Z]{2,2}[0-9]{2,2}(?: ?[A-Z0-9]){11,30}\b'), lambda x: replace(x, ' ', '')) ELSE [] END AS iban,
    CASE WHEN digits THEN list_transform(regexp_extract_all(v, '\b[2-69](?:[ -]?[0-9]){12,18}\b'), lambda x: regexp_replace(x, '[ -]', '', 'g')) ELSE [] END AS card,
    CASE WHEN digits THEN regexp_extract_all(v, '\b0[0-9]{11,11}\b') ELSE [] END AS cccd,
    CASE WHEN digits THEN list_transform(regexp_extract_all(upper(v), '\b[1-4789] ?[0-9]{2,2} ?[0-9]{2,2} ?(?:[0-9]{2,2}|2[AB]) ?[0-9]{3,3} ?[0-9]{3,3} ?[0-9]{2,2}\b'), lambda x: replace(x, ' ', '')) ELSE [] END AS nir,
    CASE WHEN digits THEN list_transform(regexp_extract_all(upper(v), '\b[A-Z]{2,2} ?[0-9]{2,2} ?[0-9]{2,2} ?[0-9]{2,2} ?[A-D]\b'), lambda x: replace(x, ' ', '')) ELSE [] END AS nino
  FROM (SELECT c, v, regexp_matches(v, '[0-9](?:.?[0-9]){3,3}') AS digits FROM texts WHERE v IS NOT NULL)
),
checked AS (
  SELECT *,
    -- ISO 13616: the length that the country has, and the remainder 1 modulo 97 with the first four signs at the end and letters as 10 to 35.
    len(list_filter(iban, lambda x: coalesce(length(x) >= k.lengths[left(x, 2)]
      AND list_reduce(list_prepend(0, list_transform(string_split(substr(left(x, k.lengths[left(x, 2)]), 5) || left(x, 4), ''), lambda s: CASE WHEN s BETWEEN '0' AND '9' THEN CAST(s AS INTEGER) ELSE ord(s) - 55 END)),
        lambda a, d: (a * CASE WHEN d > 9 THEN 100 ELSE 10 END + d) % 97) = 1, false))) > 0 AS iban_valid,
    -- ISO/IEC 7812: the length and the check digit of Luhn, every second digit from the right doubled.
    len(list_filter(card, lambda x: list_sum(list_transform(string_split(reverse(x), ''), lambda s, i: CASE WHEN i % 2 = 0 THEN CAST(s AS INTEGER) * 2 // 10 + CAST(s AS INTEGER) * 2 % 10 ELSE CAST(s AS INTEGER) END)) % 10 = 0)) > 0 AS card_valid,
    -- Vietnam, Circular 59/2021/TT-BCA: a province's code, a digit for century and sex, two digits of the year.
    len(list_filter(cccd, lambda x: list_contains(k.provinces, CAST(left(x, 3) AS INTEGER)) AND substr(x, 4, 1) <= '3')) > 0 AS cccd_valid,
    -- France: 97 less the number modulo 97 is the key; Corsica's 2A and 2B count as 19 and 18.
    len(list_filter(nir, lambda x: 97 - CAST(replace(replace(left(x, 13), '2A', '19'), '2B', '18') AS BIGINT) % 97 = CAST(right(x, 2) AS BIGINT)
      AND (CAST(substr(x, 4, 2) AS INTEGER) BETWEEN 1 AND 12 OR CAST(substr(x, 4, 2) AS INTEGER) BETWEEN 20 AND 42 OR CAST(substr(x, 4, 2) AS INTEGER) >= 50))) > 0 AS nir_valid,
    -- United Kingdom, HMRC manual NIM39110: prefixes that are not given out.
    len(list_filter(nino, lambda x: regexp_matches(x, '^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]') AND NOT list_contains(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'], left(x, 2)))) > 0 AS nino_valid
  FROM found, (SELECT
    MAP {'AD': 24, 'AE': 23, 'AL': 28, 'AT': 20, 'AZ': 28, 'BA': 20, 'BE': 16, 'BG': 22, 'BH': 22, 'BR': 29, 'BY': 28, 'CH': 21, 'CR': 22, 'CY': 28, 'CZ': 24, 'DE': 22, 'DK': 18, 'DO': 28, 'EE': 20, 'EG': 29, 'ES': 24,
      'FI': 18, 'FO': 18, 'FR': 27, 'GB': 22, 'GE': 22, 'GI': 23, 'GL': 18, 'GR': 27, 'GT': 28, 'HR': 21, 'HU': 28, 'IE': 22, 'IL': 23, 'IQ': 23, 'IS': 26, 'IT': 27, 'JO': 30, 'KW': 30, 'KZ': 20, 'LB': 28, 'LI': 21, 'LT': 20,
      'LU': 20, 'LV': 21, 'MC': 27, 'MD': 24, 'ME': 22, 'MK': 19, 'MR': 27, 'MT': 31, 'MU': 30, 'NL': 18, 'NO': 15, 'PK': 24, 'PL': 28, 'PS': 29, 'PT': 25, 'QA': 29, 'RO': 24, 'RS': 22, 'SA': 24, 'SC': 31, 'SE': 24, 'SI': 19,
      'SK': 24, 'SM': 27, 'TL': 23, 'TN': 24, 'TR': 26, 'UA': 29, 'VA': 22, 'VG': 24, 'XK': 20} AS lengths,
    [1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96] AS provinces
  ) AS k
),
counted AS (
  SELECT c, count(*) AS n,
    [count(*) FILTER (email), count(*) FILTER (phone), count(*) FILTER (vnphone), count(*) FILTER (len(iban) > 0), count(*) FILTER (len(card) > 0), count(*) FILTER (len(cccd) > 0), count(*) FILTER (len(nir) > 0), count(*) FILTER (len(nino) > 0)] AS formed,
    [count(*) FILTER (email), count(*) FILTER (phone), count(*) FILTER (vnphone), count(*) FILTER (iban_valid), count(*) FILTER (card_valid), count(*) FILTER (cccd_valid), count(*) FILTER (nir_valid), count(*) FILTER (nino_valid)] AS valid
  FROM checked
  GROUP BY c
)
SELECT names[c + 1] AS column, kind, coalesce(n, 0) AS n, coalesce(formed, 0) AS formed, coalesce(valid, 0) AS valid
FROM (SELECT unnest(range(len(names))) AS c, names FROM (SELECT [{each column by ,} {it.name} {end}] AS names))
LEFT JOIN (SELECT c, n, unnest(['email', 'phone', 'vn-phone', 'iban', 'card', 'cccd', 'nir', 'nino']) AS kind, unnest(formed) AS formed, unnest(valid) AS valid FROM counted) USING (c)
ORDER BY c, kind
