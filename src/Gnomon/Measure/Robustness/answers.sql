-- Pairs of an answer of the endpoint and the answer that it is held against; what is counted is said in columns.sql.
WITH said AS MATERIALIZED (
  SELECT CAST({row} AS BIGINT) AS id, CAST({of} AS VARCHAR) AS person, CAST({probe} AS VARCHAR) AS probe, CAST({place} AS VARCHAR) AS place, CAST({level} AS VARCHAR) AS level, CAST({against} AS BIGINT) AS against, {decision} AS yes
  FROM {rows.answers}
),
people AS NOT MATERIALIZED (
  SELECT CAST({case} AS VARCHAR) AS id, coalesce(CAST({unit} AS VARCHAR), CAST({case} AS VARCHAR)) AS unit, {each group by ,} CAST({it} AS VARCHAR) AS k{index} {end}, {label} AS label FROM {rows}
),
pairs AS NOT MATERIALIZED (
  SELECT a.probe, a.place, a.level, p.unit, {each group by ,} p.k{index} {end}, p.label, b.yes AS before, a.yes AS after
  FROM said AS a JOIN said AS b ON a.against = b.id JOIN people AS p ON p.id = a.person
),
units AS (
  SELECT probe, place, level, unit, {each group by ,} k{index} {end}, count(*) AS all_pairs, count(*) FILTER (before IS NOT NULL AND after IS NOT NULL) AS m,
    count(*) FILTER (NOT before AND after) AS up, count(*) FILTER (before AND NOT after) AS down, count(*) FILTER (before AND after IS NOT NULL) AS yes,
    count(*) FILTER (before IS NOT NULL AND after IS NOT NULL AND label IS NOT NULL) AS labelled, count(*) FILTER (after IS NOT NULL AND before = label) AS hit, count(*) FILTER (before IS NOT NULL AND after = label) AS hit_after
  FROM pairs WHERE {clustered} = 1 GROUP BY ALL
  UNION ALL
  SELECT probe, place, level, NULL, {each group by ,} k{index} {end}, 1, CASE WHEN before IS NOT NULL AND after IS NOT NULL THEN 1 ELSE 0 END,
    CASE WHEN NOT before AND after THEN 1 ELSE 0 END, CASE WHEN before AND NOT after THEN 1 ELSE 0 END, CASE WHEN before AND after IS NOT NULL THEN 1 ELSE 0 END,
    CASE WHEN before IS NOT NULL AND after IS NOT NULL AND label IS NOT NULL THEN 1 ELSE 0 END, CASE WHEN after IS NOT NULL AND before = label THEN 1 ELSE 0 END, CASE WHEN before IS NOT NULL AND after = label THEN 1 ELSE 0 END
  FROM pairs WHERE {clustered} = 0
)
SELECT probe, place, level, {each group by ,} k{index} {end}, CAST(m AS BIGINT) AS m, CAST(up AS BIGINT) AS up, CAST(down AS BIGINT) AS down, CAST(yes AS BIGINT) AS yes,
  CAST(labelled AS BIGINT) AS labelled, CAST(hit AS BIGINT) AS hit, CAST(hit_after AS BIGINT) AS hit_after, CAST(sum(all_pairs - m) AS BIGINT) AS open, count(*) AS n
FROM units GROUP BY probe, place, level, {each group by ,} k{index} {end}, m, up, down, yes, labelled, hit, hit_after ORDER BY ALL
