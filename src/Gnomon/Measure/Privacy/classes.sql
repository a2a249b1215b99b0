-- How many classes of each size the rows make that agree in some of the columns, for every set of columns: a bit for each. A missing value is a value.
WITH finest AS MATERIALIZED (SELECT {quasi}, count(*) AS n FROM {rows} GROUP BY ALL)
{every quasi by UNION ALL}
SELECT CAST({bits} AS BIGINT) AS columns, size, count(*) AS classes FROM (SELECT CAST(sum(n) AS BIGINT) AS size FROM finest GROUP BY {these}) GROUP BY size
{end}
ORDER BY 1, 2
