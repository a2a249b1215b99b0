-- Cases that stand in both files, by their unit: label, and what was said before and after. fate is 0 for a pair; 1 in the first file alone, 2 in the second alone,
-- 3 in several rows of one, 4 in another group, 5 with another label: those are no pair, and only counted.
WITH before AS (SELECT {unit} AS u, {label} AS y, {prediction} AS p {each group by }, {it} AS g{index} {end} FROM {rows}),
after AS (SELECT {after_unit} AS u, {after_label} AS y, {after_prediction} AS p {each after_group by }, {it} AS g{index} {end} FROM {rows.after}),
first AS (SELECT u, count(*) AS n, any_value(y) AS y, any_value(p) AS p {each group by }, any_value(g{index}) AS g{index} {end} FROM before WHERE u IS NOT NULL GROUP BY u),
second AS (SELECT u, count(*) AS n, any_value(y) AS y, any_value(p) AS p {each group by }, any_value(g{index}) AS g{index} {end} FROM after WHERE u IS NOT NULL GROUP BY u),
met AS (
  SELECT
    CASE
      WHEN b.n IS NULL THEN 1 WHEN a.n IS NULL THEN 2 WHEN a.n > 1 OR b.n > 1 THEN 3
      {each group by } WHEN a.g{index} IS DISTINCT FROM b.g{index} THEN 4 {end}
      WHEN a.y IS DISTINCT FROM b.y THEN 5 ELSE 0
    END AS fate,
    a.y AS y, a.p AS p, b.p AS q {each group by }, a.g{index} AS g{index} {end}
  FROM first AS a FULL JOIN second AS b ON a.u = b.u
)
SELECT CAST(fate AS BIGINT) AS fate {each group by }, CASE WHEN fate = 0 THEN g{index} END AS g{index} {end},
  CASE WHEN fate = 0 THEN y END AS label, CASE WHEN fate = 0 THEN p END AS before, CASE WHEN fate = 0 THEN q END AS after, count(*) AS n
FROM met
GROUP BY ALL
ORDER BY ALL
