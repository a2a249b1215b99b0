-- Whether clean and perturbed rows have found each other.
WITH people AS MATERIALIZED (SELECT CAST({case} AS VARCHAR) AS id, count(*) AS n FROM {rows} GROUP BY ALL),
changed AS MATERIALIZED (SELECT CAST({twin} AS VARCHAR) AS id, count(*) AS n FROM {rows.perturbed} GROUP BY ALL)
SELECT CAST(coalesce((SELECT sum(n) FROM people), 0) AS BIGINT) AS rows, CAST(coalesce((SELECT sum(n) FROM changed), 0) AS BIGINT) AS perturbed,
  (SELECT count(*) FROM people WHERE n > 1 AND id IS NOT NULL) AS repeated, (SELECT min(id) FROM people WHERE n > 1 AND id IS NOT NULL) AS example,
  CAST(coalesce((SELECT sum(p.n) FROM people AS p WHERE NOT EXISTS (SELECT 1 FROM changed AS c WHERE c.id = p.id)), 0) AS BIGINT) AS without_match,
  CAST(coalesce((SELECT sum(c.n) FROM changed AS c WHERE NOT EXISTS (SELECT 1 FROM people AS p WHERE c.id = p.id)), 0) AS BIGINT) AS perturbed_without_match
