-- How many classes of each size the rows make that agree in some of the columns, for every set of columns: a bit for each. A missing value is a value.
-- Values are numbered first: numbers are told apart twice as fast as texts. Every set is a statement of its own, so that the memory of one is free for the next.
CREATE TEMP TABLE texts AS SELECT {quasi}, count(*) AS n FROM {rows} GROUP BY ALL
{next}
{each quasi by next}
CREATE TEMP TABLE values{index} AS SELECT v, CAST(row_number() OVER () AS INTEGER) AS c FROM (SELECT DISTINCT {it} AS v FROM texts)
{end}
{next}
CREATE TEMP TABLE finest AS
SELECT {each quasi by ,} values{index}.c AS {it} {end}, n FROM texts {each quasi by } JOIN values{index} ON {it} IS NOT DISTINCT FROM values{index}.v {end}
{next}
DROP TABLE texts
{next}
{every quasi by next}
SELECT CAST({bits} AS BIGINT) AS columns, size, count(*) AS classes FROM (SELECT CAST(sum(n) AS BIGINT) AS size FROM finest GROUP BY {these}) GROUP BY size ORDER BY size
{end}
{next}
DROP TABLE finest
{next}
{each quasi by next} DROP TABLE values{index} {end}
