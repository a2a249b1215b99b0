-- The values of each column in both periods: numbers of more than 20 values by the two-hundredths that they made of the first period, texts and few numbers
-- by value, the 50 most frequent first and the others together. bin is null for rows without a value, -1 for numbers that are not finite.
WITH first AS NOT MATERIALIZED (SELECT {each then by ,} {it} AS v{index}, TRY_CAST({it} AS DOUBLE) AS x{index} {end} FROM {rows.then} WHERE {before}),
second AS NOT MATERIALIZED (SELECT {each column by ,} {it} AS v{index}, TRY_CAST({it} AS DOUBLE) AS x{index} {end} FROM {rows} WHERE {after}),
{part cuts},
texts AS MATERIALIZED (
  SELECT c, v, CAST(sum(p) AS BIGINT) AS past, CAST(sum(n) AS BIGINT) AS present, row_number() OVER (PARTITION BY c ORDER BY sum(p) + sum(n) DESC, v) AS place
  FROM (
    SELECT c, v, count(*) AS p, 0 AS n FROM (SELECT unnest([{each then by ,} {index} {end}]) AS c, unnest([{each then by ,} CASE WHEN cut{index} THEN NULL ELSE CAST(v{index} AS VARCHAR) END {end}]) AS v FROM first, facts) WHERE v IS NOT NULL GROUP BY ALL
    UNION ALL
    SELECT c, v, 0, count(*) FROM (SELECT unnest([{each column by ,} {index} {end}]) AS c, unnest([{each column by ,} CASE WHEN cut{index} THEN NULL ELSE CAST(v{index} AS VARCHAR) END {end}]) AS v FROM second, facts) WHERE v IS NOT NULL GROUP BY ALL
  )
  GROUP BY c, v
),
past AS MATERIALIZED (SELECT {each then by ,} histogram(x{index}, cuts{index}) FILTER (cut{index} AND isfinite(x{index})) AS h{index},
  count(*) FILTER (v{index} IS NULL OR (cut{index} AND x{index} IS NULL)) AS none{index}, count(*) FILTER (cut{index} AND NOT isfinite(x{index})) AS odd{index} {end} FROM first, facts),
present AS MATERIALIZED (SELECT {each column by ,} histogram(x{index}, cuts{index}) FILTER (cut{index} AND isfinite(x{index})) AS h{index},
  count(*) FILTER (v{index} IS NULL OR (cut{index} AND x{index} IS NULL)) AS none{index}, count(*) FILTER (cut{index} AND NOT isfinite(x{index})) AS odd{index} {end} FROM second, facts),
-- A list of columns and not a branch for each: hundreds of branches would each hold memory of their own.
wide AS (SELECT unnest(c) FROM (SELECT unnest([{each column by ,} struct_pack(c := CAST({index} AS BIGINT), k := map_keys(past.h{index}), p := map_values(past.h{index}), h := present.h{index}, low := low{index}, high := high{index},
  empty := past.none{index}, empty_now := present.none{index}, odd := past.odd{index}, odd_now := present.odd{index}) {end}]) AS c FROM past, present, span))
SELECT CAST(c AS BIGINT) AS column, CAST(least(place, 51) AS BIGINT) AS bin, CASE WHEN place > 50 THEN NULL ELSE v END AS value, NULL AS low, NULL AS high, CAST(sum(past) AS BIGINT) AS past, CAST(sum(present) AS BIGINT) AS present FROM texts GROUP BY ALL
UNION ALL
SELECT c, i, NULL, CAST(coalesce(k[i - 1], low) AS VARCHAR), CAST(CASE WHEN isfinite(k[i]) THEN k[i] ELSE high END AS VARCHAR), CAST(p[i] AS BIGINT), CAST(coalesce(h[k[i]], 0) AS BIGINT)
FROM (SELECT *, unnest(range(1, len(k) + 1)) AS i FROM wide)
UNION ALL
SELECT c, NULL, NULL, NULL, NULL, empty, empty_now FROM wide
UNION ALL
SELECT c, CAST(-1 AS BIGINT), NULL, NULL, NULL, odd, odd_now FROM wide WHERE odd + odd_now > 0
ORDER BY 1, 2
