-- What units add up to in what the figures of scores are made of: rows of a unit are taken together before anything is squared. For each row its
-- weight (m0), that with the outcome (m1), how far up it lies among the rows of the other outcome (m2, m3: DeLong's placements, by bins as in the cells),
-- the squared error (m4), the loss (m5) and the error (m6). And average precision, which is no function of such totals, of draws of the units, where there are units. Whole numbers: the greatest weight and the number 1 keep that many decimal digits.
WITH given AS (
  SELECT struct_pack(whole := 1{each group by }, k{index} := {it}{end}) AS key, {label} AS y, {score} AS s, {weight} AS w{if unit}, {unit} AS unit{fi},
    coalesce(isfinite({weight}) AND {weight} > 0, false) AS fit, coalesce({label} IS NOT NULL AND {score} >= 0 AND {score} <= 1, false) AS known
  FROM {rows}
), scale AS (
  SELECT coalesce(CAST(floor(log10(max(w))) AS INTEGER), 0) AS digits FROM given WHERE fit
), whole AS (
  SELECT key{if unit}, unit{fi}, y, CAST(least(floor(s * {bins}), {bins} - 1) AS INTEGER) AS bin, CAST(greatest(1, round(w * power(10, {weights} - digits))) AS HUGEINT) AS w,
    s - CAST(y AS DOUBLE) AS off, CASE WHEN y THEN s ELSE 1 - s END AS said
  FROM given, scale WHERE fit AND known
), bins AS (
  SELECT key, bin, coalesce(sum(w) FILTER (y), 0) AS pos, coalesce(sum(w) FILTER (NOT y), 0) AS neg FROM whole GROUP BY key, bin
), placed AS (
  SELECT key, bin,
    coalesce((2 * sum(neg) OVER up - neg) / nullif(2 * sum(neg) OVER everything, 0), 0) AS of_positive,
    coalesce((2 * sum(pos) OVER down - pos) / nullif(2 * sum(pos) OVER everything, 0), 0) AS of_negative,
    coalesce(neg / nullif(sum(neg) OVER everything, 0), 0) AS tied
  FROM bins WINDOW everything AS (PARTITION BY key), up AS (PARTITION BY key ORDER BY bin), down AS (PARTITION BY key ORDER BY bin DESC)
), part AS (
  SELECT whole.key AS key{if unit}, unit{fi}, w, CASE WHEN y THEN w ELSE 0 END AS wp, said = 0 AS lost,
    CASE WHEN y THEN CAST(round(of_positive * {one}) AS HUGEINT) ELSE 0 END AS a, CASE WHEN y THEN 0 ELSE CAST(round(of_negative * {one}) AS HUGEINT) END AS b,
    CAST(round(off * off * {one}) AS HUGEINT) AS sq, CASE WHEN said > 0 THEN CAST(round(-ln(said) * {one}) AS HUGEINT) ELSE 0 END AS loss, CAST(round(off * {one}) AS HUGEINT) AS off,
    CASE WHEN y THEN CAST(round(tied * {one}) AS HUGEINT) ELSE 0 END AS tied
  FROM whole JOIN placed ON whole.key = placed.key AND whole.bin = placed.bin
), unit AS (
  SELECT key, {if unit}sum({fi}w{if unit}){fi} AS m0, {if unit}sum({fi}wp{if unit}){fi} AS m1, {if unit}sum({fi}w * a{if unit}){fi} AS m2, {if unit}sum({fi}w * b{if unit}){fi} AS m3, {if unit}sum({fi}w * sq{if unit}){fi} AS m4, {if unit}sum({fi}w * loss{if unit}){fi} AS m5, {if unit}sum({fi}w * off{if unit}){fi} AS m6,
    {if unit}sum({fi}w * tied{if unit}){fi} AS tied, {if unit}count(*) FILTER (lost){fi}{if alone}CAST(lost AS INTEGER){fi} AS lost
  FROM part {if unit}GROUP BY key, unit{fi}
){if unit}, size AS MATERIALIZED (SELECT count(*) AS n FROM whole), lots AS (
  SELECT key, bin, pos, neg, hits, CAST(lot % 2147483647 AS BIGINT) AS a, CAST((lot // 2147483647) % 2147483647 AS BIGINT) AS b
  FROM (
    SELECT key, bin, pos, neg, hits, md5_number(unit || '/{salt}') AS lot
    FROM (SELECT key, unit, bin, coalesce(sum(w) FILTER (y), 0) AS pos, coalesce(sum(w) FILTER (NOT y), 0) AS neg, count(*) FILTER (y) AS hits FROM whole WHERE (SELECT n FROM size) <= {most} GROUP BY key, unit, bin)
  )
), drawn AS (
  -- The Poisson bootstrap: each unit is in each draw so many times as a Poisson number of mean 1, found by inversion from a number below 2^31 - 1. Those of two draws or of two units
  -- are independent (a + draw * b modulo a prime; the digest of the unit's name gives a and b), and no thread or order of rows changes them. Draw 0 is the sample itself.
  SELECT key, draw, bin, sum(pos * times) AS pos, sum(neg * times) AS neg, sum(hits * times) AS hits
  FROM (
    SELECT key, bin, pos, neg, hits, draw, CASE WHEN draw = 0 THEN 1 WHEN u < 790015083 THEN 0 WHEN u < 1580030167 THEN 1 WHEN u < 1975037709 THEN 2 WHEN u < 2106706890 THEN 3 WHEN u < 2139624185 THEN 4
      WHEN u < 2146207644 THEN 5 WHEN u < 2147304887 THEN 6 WHEN u < 2147461637 THEN 7 WHEN u < 2147481230 THEN 8 WHEN u < 2147483407 THEN 9 WHEN u < 2147483625 THEN 10 ELSE 11 END AS times
    FROM (SELECT key, bin, pos, neg, hits, draw, (a + draw * b) % 2147483647 AS u FROM lots, range({draws} + 1) AS d(draw))
  ) WHERE times > 0 GROUP BY key, draw, bin
), climbed AS (
  SELECT key, draw, pos, hits, CAST(sum(pos) OVER up - pos AS DOUBLE) AS before, CAST(sum(pos) OVER up AS DOUBLE) AS found, CAST(sum(neg) OVER up AS DOUBLE) AS false_after, CAST(sum(neg) OVER up - neg AS DOUBLE) AS false_before
  FROM drawn WINDOW up AS (PARTITION BY key, draw ORDER BY bin DESC)
), stepped AS (
  -- The precision of the positives of a bin: with all of the bin, and at most and at least by the order within it, which nobody knows.
  SELECT key, draw, pos, found / (found + false_after) AS precision,
    CASE WHEN false_before = 0 THEN 1 ELSE 1 - false_before / (found - before) * ln((found + half + false_before) / (before + half + false_before)) END AS most,
    CASE WHEN false_after = 0 THEN 1 ELSE 1 - false_after / (found - before) * ln((found + half + false_after) / (before + half + false_after)) END AS least
  FROM (SELECT *, (found - before) / hits / 2 AS half FROM climbed WHERE hits > 0)
), precise AS (
  SELECT key, draw, sum(pos * CAST(round(precision * {one}) AS HUGEINT)) // sum(pos) AS ap, sum(pos * CAST(round(most * {one}) AS HUGEINT)) // sum(pos) AS most, sum(pos * CAST(round(least * {one}) AS HUGEINT)) // sum(pos) AS least
  FROM stepped GROUP BY key, draw
), spread AS (
  SELECT key, max(ap) FILTER (draw = 0) AS ap, max(most) FILTER (draw = 0) AS most, max(least) FILTER (draw = 0) AS least, count(*) FILTER (draw > 0) AS draws, sum(ap) FILTER (draw > 0) AS aps, sum(ap * ap) FILTER (draw > 0) AS squares
  FROM precise GROUP BY key
){fi}, moment AS (
  SELECT key, count(*) AS units, (SELECT count(*) FROM given WHERE NOT fit) AS bad, CAST(sum(lost) AS BIGINT) AS lost, CAST(sum(tied) AS VARCHAR) AS tied,
  CAST(sum(m0) AS VARCHAR) AS t0, CAST(sum(m1) AS VARCHAR) AS t1, CAST(sum(m2) AS VARCHAR) AS t2, CAST(sum(m3) AS VARCHAR) AS t3, CAST(sum(m4) AS VARCHAR) AS t4, CAST(sum(m5) AS VARCHAR) AS t5, CAST(sum(m6) AS VARCHAR) AS t6,
  CAST(sum(m0 * m0) AS VARCHAR) AS m00, CAST(sum(m0 * m1) AS VARCHAR) AS m01, CAST(sum(m0 * m2) AS VARCHAR) AS m02, CAST(sum(m0 * m3) AS VARCHAR) AS m03, CAST(sum(m0 * m4) AS VARCHAR) AS m04, CAST(sum(m0 * m5) AS VARCHAR) AS m05, CAST(sum(m0 * m6) AS VARCHAR) AS m06,
  CAST(sum(m1 * m1) AS VARCHAR) AS m11, CAST(sum(m1 * m2) AS VARCHAR) AS m12, CAST(sum(m1 * m3) AS VARCHAR) AS m13, CAST(sum(m1 * m4) AS VARCHAR) AS m14, CAST(sum(m1 * m5) AS VARCHAR) AS m15, CAST(sum(m1 * m6) AS VARCHAR) AS m16,
  CAST(sum(m2 * m2) AS VARCHAR) AS m22, CAST(sum(m2 * m3) AS VARCHAR) AS m23, CAST(sum(m2 * m4) AS VARCHAR) AS m24, CAST(sum(m2 * m5) AS VARCHAR) AS m25, CAST(sum(m2 * m6) AS VARCHAR) AS m26,
  CAST(sum(m3 * m3) AS VARCHAR) AS m33, CAST(sum(m3 * m4) AS VARCHAR) AS m34, CAST(sum(m3 * m5) AS VARCHAR) AS m35, CAST(sum(m3 * m6) AS VARCHAR) AS m36,
  CAST(sum(m4 * m4) AS VARCHAR) AS m44, CAST(sum(m4 * m5) AS VARCHAR) AS m45, CAST(sum(m4 * m6) AS VARCHAR) AS m46,
  CAST(sum(m5 * m5) AS VARCHAR) AS m55, CAST(sum(m5 * m6) AS VARCHAR) AS m56,
  CAST(sum(m6 * m6) AS VARCHAR) AS m66
  FROM unit GROUP BY key
)
SELECT {each group by }moment.key.k{index} AS k{index}, {end}moment.* EXCLUDE (key){if unit}, CAST(ap AS BIGINT) AS ap, CAST(most AS BIGINT) AS ap_most, CAST(least AS BIGINT) AS ap_least,
  CASE WHEN (SELECT n FROM size) <= {most} THEN coalesce(draws, 0) END AS draws, CAST(aps AS VARCHAR) AS aps, CAST(squares AS VARCHAR) AS ap_squares{fi}{if alone}, CAST(NULL AS BIGINT) AS draws{fi}
FROM moment {if unit}LEFT JOIN spread ON moment.key = spread.key{fi} ORDER BY moment.key
