-- How many rows are like another in all listed columns, and how many are like another with the other label. A row is known by the MD5 of its values.
SELECT CAST(coalesce(sum(n), 0) AS BIGINT) AS n, count(*) AS different, CAST(coalesce(sum(n) FILTER (n > 1), 0) AS BIGINT) AS alike, CAST(coalesce(sum(n) FILTER (yes > 0 AND no > 0), 0) AS BIGINT) AS contradicted
FROM (
  SELECT k, count(*) AS n, count(*) FILTER (y) AS yes, count(*) FILTER (NOT y) AS no
  FROM (SELECT md5_number(CAST(to_json([{each column by ,} CAST({it} AS VARCHAR) {end}]) AS VARCHAR)) AS k, {label} AS y FROM {rows})
  GROUP BY k
)
