-- The values of each column in both periods, cut as in bins.sql, with sums of weights in whole numbers (as in weights.sql) and of squares (q): of each weight, or of it times
-- all weights of its unit in the period. bad are rows without a weight above 0, repeats units that stand in several rows of a period.
WITH first AS NOT MATERIALIZED (SELECT {each then by ,} {it} AS v{index}, TRY_CAST({it} AS DOUBLE) AS x{index} {end}, {past_weight} AS given{if past_unit}, {past_unit} AS u{fi} FROM {rows.then} WHERE {before}),
second AS NOT MATERIALIZED (SELECT {each column by ,} {it} AS v{index}, TRY_CAST({it} AS DOUBLE) AS x{index} {end}, {weight} AS given{if unit}, {unit} AS u{fi} FROM {rows} WHERE {after}),
{part cuts},
kinds AS MATERIALIZED (
  SELECT unnest(s) FROM (SELECT unnest([{each column by ,} struct_pack(c := CAST({index} AS BIGINT), cut := cut{index}, cuts := list_sort(list_distinct(cuts{index})), low := low{index}, high := high{index}) {end}]) AS s FROM facts, span)
),
weights AS NOT MATERIALIZED (SELECT 0 AS period, given{if unit}, u{fi} FROM first UNION ALL SELECT 1, given{if unit}, u{fi} FROM second),
scale AS MATERIALIZED (SELECT coalesce(CAST(floor(log10(max(given) FILTER (isfinite(given) AND given > 0))) AS INTEGER), 0) AS digits, count(*) FILTER (NOT coalesce(isfinite(given) AND given > 0, false)) AS bad FROM weights),
units AS MATERIALIZED (
  {if unit}SELECT period, u, count(*) AS n, sum({part wholeweight}) AS unit FROM weights, scale GROUP BY period, u{fi}
  {if alone}SELECT 0 AS period, 0 AS n{fi}
),
long AS NOT MATERIALIZED (
  SELECT period, c, v, x, w, CAST(w AS HUGEINT) * {if alone}w{fi}{if unit}unit{fi} AS q
  FROM (
    SELECT 0 AS period, unnest([{each then by ,} {index} {end}]) AS c, unnest([{each then by ,} CAST(v{index} AS VARCHAR) {end}]) AS v, unnest([{each then by ,} x{index} {end}]) AS x{if unit}, u{fi},
      {part wholeweight} AS w
    FROM first, scale
    UNION ALL
    SELECT 1, unnest([{each column by ,} {index} {end}]), unnest([{each column by ,} CAST(v{index} AS VARCHAR) {end}]), unnest([{each column by ,} x{index} {end}]){if unit}, u{fi},
      {part wholeweight}
    FROM second, scale
  ){if unit} JOIN units USING (period, u){fi}
),
-- A number lies in the first bin whose upper end is not below it: found by halving, so that no value is held.
finest AS MATERIALIZED (
  SELECT c, cut, CASE WHEN NOT cut THEN v END AS v, v IS NULL OR (cut AND x IS NULL) AS empty, cut AND NOT coalesce(isfinite(x), true) AS odd,
    CASE WHEN cut AND isfinite(x) THEN list_reduce([128, 64, 32, 16, 8, 4, 2, 1], lambda b, s: CASE WHEN b + s < len(cuts) AND x > cuts[b + s] THEN b + s ELSE b END, 0) + 1 END AS i,
    count(*) FILTER (period = 0) AS past, count(*) FILTER (period = 1) AS present,
    coalesce(sum(w) FILTER (period = 0), 0) AS past_w, coalesce(sum(q) FILTER (period = 0), 0) AS past_q, coalesce(sum(w) FILTER (period = 1), 0) AS present_w, coalesce(sum(q) FILTER (period = 1), 0) AS present_q
  FROM long JOIN kinds USING (c)
  GROUP BY ALL
),
ends AS NOT MATERIALIZED (
  SELECT c, i, coalesce(cuts[i - 1], low) AS low, CASE WHEN isfinite(cuts[i]) THEN cuts[i] ELSE high END AS high FROM (SELECT *, unnest(range(1, len(cuts) + 1)) AS i FROM kinds WHERE cut)
),
placed AS (
  SELECT c, i AS bin, NULL AS value, low, high, coalesce(past, 0) AS past, coalesce(present, 0) AS present, coalesce(past_w, 0) AS past_w, coalesce(past_q, 0) AS past_q, coalesce(present_w, 0) AS present_w, coalesce(present_q, 0) AS present_q
  FROM ends LEFT JOIN finest USING (c, i)
  UNION ALL
  SELECT c, least(place, 51), CASE WHEN place > 50 THEN NULL ELSE v END, NULL, NULL, past, present, past_w, past_q, present_w, present_q
  FROM (SELECT *, row_number() OVER (PARTITION BY c ORDER BY past + present DESC, v) AS place FROM finest WHERE NOT cut AND NOT empty)
  UNION ALL
  SELECT c, CASE WHEN odd THEN -1 END, NULL, NULL, NULL, past, present, past_w, past_q, present_w, present_q FROM finest WHERE empty OR odd
)
SELECT c AS column, CAST(bin AS BIGINT) AS bin, value, CAST(low AS VARCHAR) AS low, CAST(high AS VARCHAR) AS high, CAST(sum(past) AS BIGINT) AS past, CAST(sum(present) AS BIGINT) AS present,
  CAST(sum(past_w) AS VARCHAR) AS past_w, CAST(sum(past_q) AS VARCHAR) AS past_q, CAST(sum(present_w) AS VARCHAR) AS present_w, CAST(sum(present_q) AS VARCHAR) AS present_q,
  (SELECT bad FROM scale) AS bad, (SELECT count(*) FROM units WHERE n > 1) AS repeats
FROM placed
GROUP BY ALL
ORDER BY 1, 2
