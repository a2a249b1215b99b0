-- Which columns are cut, where their two-hundredths lie in the first period, and between which ends their numbers lie in both.
facts AS MATERIALIZED (
  SELECT {each then by ,}
    approx_count_distinct(v{index}) > 20 AND bool_and(v{index} IS NULL OR x{index} IS NOT NULL) AS cut{index},
    quantile_disc(x{index}, list_transform(range(1, 200), lambda i: i / 200.0)) FILTER (isfinite(x{index})) || ['infinity'::DOUBLE] AS cuts{index} {end}
  FROM first
),
span AS MATERIALIZED (
  SELECT {each column by ,} least(a.l{index}, b.l{index}) AS low{index}, greatest(a.h{index}, b.h{index}) AS high{index} {end}
  FROM (SELECT {each then by ,} min(x{index}) FILTER (isfinite(x{index})) AS l{index}, max(x{index}) FILTER (isfinite(x{index})) AS h{index} {end} FROM first) AS a,
    (SELECT {each column by ,} min(x{index}) FILTER (isfinite(x{index})) AS l{index}, max(x{index}) FILTER (isfinite(x{index})) AS h{index} {end} FROM second) AS b
)
