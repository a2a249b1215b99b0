-- The same classes by what they say of the sensitive value: the least number of different values in a class of the size, how many rows lie in classes
-- of one value only, and how far the values of a class lie from those of all rows at the most: half of the sum of |n(class, value) * rows - n(value) * size|.
CREATE TEMP TABLE texts AS SELECT {quasi}, {sensitive} AS s, count(*) AS n FROM {rows} GROUP BY ALL
{next}
{each quasi by next}
CREATE TEMP TABLE values{index} AS SELECT v, CAST(row_number() OVER () AS INTEGER) AS c FROM (SELECT DISTINCT {it} AS v FROM texts)
{end}
{next}
CREATE TEMP TABLE known AS SELECT s, CAST(row_number() OVER () AS INTEGER) AS c, CAST(sum(n) AS BIGINT) AS p FROM texts GROUP BY s
{next}
CREATE TEMP TABLE finest AS
SELECT {each quasi by ,} values{index}.c AS {it} {end}, known.c AS s, p, n
FROM texts {each quasi by } JOIN values{index} ON {it} IS NOT DISTINCT FROM values{index}.v {end} JOIN known ON texts.s IS NOT DISTINCT FROM known.s
{next}
DROP TABLE texts
{next}
{every quasi by next}
SELECT CAST({bits} AS BIGINT) AS columns, size, count(*) AS classes, CAST(min(len(held)) AS BIGINT) AS diversity, CAST(coalesce(sum(size) FILTER (len(held) = 1), 0) AS BIGINT) AS revealed,
  max(CAST(list_sum(list_transform(held, lambda h: greatest(0, h.n * total - h.p * size))) AS BIGINT)) AS distance
FROM (
  SELECT CAST(sum(n) AS BIGINT) AS size, list({'n': n, 'p': p}) AS held
  FROM (SELECT {these}, s, p, CAST(sum(n) AS BIGINT) AS n FROM finest GROUP BY {these}, s, p)
  GROUP BY {these}
), (SELECT CAST(sum(n) AS BIGINT) AS total FROM finest)
GROUP BY size
ORDER BY size
{end}
{next}
DROP TABLE finest
{next}
DROP TABLE known
{next}
{each quasi by next} DROP TABLE values{index} {end}
