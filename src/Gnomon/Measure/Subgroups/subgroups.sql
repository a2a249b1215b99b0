-- Rows by every combination of {depth} of the listed columns, whose values are numbered: 0 for none; a text, or a number of few values, by how
-- frequent it is, 10 for all others; a number of more values by the fifth it lies in, 10 where it is not finite. The numbers of a row make one key of four
-- bits a column. A row is of part 0, in which is searched, or of part 1, in which the finds are tried: apart, by lot, or another file. What the numbers stand for comes along: columns
-- then is null, and key is 16 * column + number. With weights come their sums in whole numbers (w, as in weights.sql) and those of squares (q): of each weight, or of it times all
-- weights of its unit in the part; all rows of a unit then are of one part.
WITH given AS NOT MATERIALIZED (
  SELECT {each column by ,} {it} AS v{index}, TRY_CAST({it} AS DOUBLE) AS x{index} {end},
    CAST(3 * CASE WHEN {label} THEN 2 WHEN NOT {label} THEN 1 ELSE 0 END + CASE WHEN {prediction} THEN 2 WHEN NOT {prediction} THEN 1 ELSE 0 END AS UTINYINT) AS o,
    CAST(coalesce({apart}, false) AS UTINYINT) AS part{if weight}, {weight} AS given{fi}{if unit}, {unit} AS u{fi}
  FROM {rows}
  {if other}
  UNION ALL
  SELECT {each other by ,} {it} AS v{index}, TRY_CAST({it} AS DOUBLE) AS x{index} {end},
    CAST(3 * CASE WHEN {other_label} THEN 2 WHEN NOT {other_label} THEN 1 ELSE 0 END + CASE WHEN {other_prediction} THEN 2 WHEN NOT {other_prediction} THEN 1 ELSE 0 END AS UTINYINT),
    CAST(1 AS UTINYINT){fi}{if other_weight}, {other_weight}{fi}{if other_unit}, {other_unit}{fi}
  {if other}FROM {rows.confirm}{fi}
),
{if weight}scale AS MATERIALIZED (SELECT coalesce(CAST(floor(log10(max(given))) AS INTEGER), 0) AS digits FROM given WHERE isfinite(given) AND given > 0),{fi}
-- How many values there are need only be known near 9, where the sketch is exact.
facts AS MATERIALIZED (
  SELECT {each column by ,}
    approx_count_distinct(v{index}) > 9 AND bool_and(v{index} IS NULL OR x{index} IS NOT NULL) AS cut{index},
    quantile_disc(x{index}, [0.2, 0.4, 0.6, 0.8]) FILTER (isfinite(x{index})) AS cuts{index},
    min(x{index}) FILTER (isfinite(x{index})) AS low{index}, max(x{index}) FILTER (isfinite(x{index})) AS high{index} {end}
  FROM given WHERE part = 0
),
tops AS MATERIALIZED (
  SELECT c, list(v ORDER BY n DESC, v)[1:9] AS tops
  FROM (
    SELECT c, v, count(*) AS n
    FROM (SELECT unnest([{each column by ,} CASE WHEN cut{index} THEN NULL ELSE CAST(v{index} AS VARCHAR) END {end}]) AS v, unnest([{each column by ,} {index} {end}]) AS c FROM given, facts WHERE part = 0)
    WHERE v IS NOT NULL
    GROUP BY c, v
  )
  GROUP BY c
),
known AS MATERIALIZED (SELECT *, {each column by ,} (SELECT tops FROM tops WHERE c = {index}) AS tops{index} {end} FROM facts),
finest AS MATERIALIZED (
  SELECT {each column by +} (CAST(CASE
      WHEN v{index} IS NULL THEN 0
      WHEN NOT cut{index} THEN coalesce(list_position(tops{index}, CAST(v{index} AS VARCHAR)), 10)
      WHEN NOT isfinite(x{index}) THEN 10
      ELSE 1 + CAST(x{index} > cuts{index}[1] AS BIGINT) + CAST(x{index} > cuts{index}[2] AS BIGINT) + CAST(x{index} > cuts{index}[3] AS BIGINT) + CAST(x{index} > cuts{index}[4] AS BIGINT)
    END AS BIGINT) << (4 * {index})) {end} AS key, o, part{if weight}, CASE WHEN isfinite(given) AND given > 0 THEN CAST(greatest(1, round(given * power(10, {digits} - digits))) AS HUGEINT) ELSE 0 END AS w{fi}{if unit}, u{fi}, count(*) AS n
  FROM given, known{if weight}, scale{fi}
  GROUP BY ALL
),
-- Rows of one cell are alike, so any numbering of them is as good as another: the part of a row follows from its cell, its number and the seed, or from its unit.
lots AS {if unit}MATERIALIZED{fi} (
  SELECT key, o{if weight}, w{fi}{if unit}, u{fi}, CASE WHEN {split} = 0 THEN part {if unit}WHEN u IS NOT NULL THEN CAST(md5_number_lower(concat_ws('|', u, {seed})) % 2 AS UTINYINT) {fi}ELSE CAST(md5_number_lower(concat_ws('|', key, o{if weight}, w{fi}, i, {seed})) % 2 AS UTINYINT) END AS part,
    CASE WHEN {split} = 0 THEN n ELSE 1 END AS n
  FROM (SELECT *, unnest(range(CASE WHEN {split} = 0 THEN 1 ELSE n END)) AS i FROM finest)
),
{if unit}units AS (SELECT u, part, sum(n * w) AS whole FROM lots GROUP BY ALL),{fi}
parts AS MATERIALIZED (
  SELECT key, o, part, CAST(sum(n) AS BIGINT) AS n{if weight}, sum(n * w) AS w{fi}{if alone}, sum(n * w * w) AS q{fi}{if unit}, sum(n * w * whole) AS q{fi}{if weight}, CAST(sum(n) FILTER (w = 0) AS BIGINT) AS bad{fi}
  FROM lots{if unit} JOIN units USING (u, part){fi}
  GROUP BY ALL
),
sets AS (
  SELECT m, CAST(list_sum(list_transform(range({count}), lambda i: ((m >> i) & 1) * (15::BIGINT << (4 * i)))) AS BIGINT) AS mask
  FROM (SELECT unnest(range(CAST(1 AS BIGINT) << {count})) AS m)
  WHERE bit_count(m) = {depth}
)
SELECT m AS columns, k AS key, NULL AS name, CAST(part AS BIGINT) AS part, CAST(o AS BIGINT) AS outcome, CAST(sum(n) AS BIGINT) AS n{if weight}, CAST(sum(w) AS VARCHAR) AS w, CAST(sum(q) AS VARCHAR) AS q, CAST(coalesce(sum(bad), 0) AS BIGINT) AS bad{fi}
FROM (SELECT m, key & mask AS k, part, o, n{if weight}, w, q, bad{fi} FROM parts, sets)
GROUP BY ALL
UNION ALL
{each column by UNION ALL}
SELECT NULL, 16 * {index} + unnest(range(1, 6)), unnest(['from ' || low{index} || ' to ' || cuts{index}[1], 'above ' || cuts{index}[1] || ' to ' || cuts{index}[2], 'above ' || cuts{index}[2] || ' to ' || cuts{index}[3],
  'above ' || cuts{index}[3] || ' to ' || cuts{index}[4], 'above ' || cuts{index}[4] || ' to ' || high{index}]), 0, 0, 0{if weight}, NULL, NULL, 0{fi}
FROM known WHERE cut{index}
UNION ALL
SELECT NULL, 16 * {index} + unnest(range(1, len(tops{index}) + 1)), unnest(tops{index}), 0, 0, 0{if weight}, NULL, NULL, 0{fi} FROM known WHERE NOT cut{index}
{end}
ORDER BY 1, 2, 3, 4, 5
