-- The same classes by what they say of the sensitive value: the least number of different values in a class of the size, how many rows lie in classes
-- of one value only, and how far the values of a class lie from those of all rows at the most: half of the sum of |n(class, value) * rows - n(value) * size|.
WITH finest AS MATERIALIZED (SELECT {quasi}, {sensitive} AS s, count(*) AS n FROM {rows} GROUP BY ALL),
known AS MATERIALIZED (SELECT s, CAST(sum(n) AS BIGINT) AS n, CAST(sum(sum(n)) OVER () AS BIGINT) AS total FROM finest GROUP BY s)
{every quasi by UNION ALL}
SELECT CAST({bits} AS BIGINT) AS columns, size, count(*) AS classes, CAST(min(len(held)) AS BIGINT) AS diversity, CAST(coalesce(sum(size) FILTER (len(held) = 1), 0) AS BIGINT) AS revealed,
  max(CAST(list_sum(list_transform(held, lambda h: greatest(0, h.n * h.total - h.p * size))) AS BIGINT)) AS distance
FROM (
  SELECT CAST(sum(n) AS BIGINT) AS size, list({'n': n, 'p': p, 'total': total}) AS held
  FROM (SELECT {these}, CAST(sum(f.n) AS BIGINT) AS n, any_value(k.n) AS p, any_value(k.total) AS total FROM finest AS f JOIN known AS k ON f.s IS NOT DISTINCT FROM k.s GROUP BY {these}, f.s)
  GROUP BY {these}
)
GROUP BY size
{end}
ORDER BY 1, 2
