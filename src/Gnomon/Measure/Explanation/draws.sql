-- Pairs of answers by the draw they belong to: known on both sides (m), turned (flips), with a label, right before, right after.
WITH said AS MATERIALIZED (
  SELECT CAST({row} AS BIGINT) AS id, CAST({of} AS VARCHAR) AS person, CAST({probe} AS VARCHAR) AS probe, CAST({place} AS VARCHAR) AS place, CAST({repeat} AS BIGINT) AS draw, CAST({against} AS BIGINT) AS against, {decision} AS yes
  FROM {rows.answers}
),
people AS NOT MATERIALIZED (SELECT CAST({case} AS VARCHAR) AS id, {label} AS label FROM {rows}),
pairs AS NOT MATERIALIZED (
  SELECT a.probe, a.place, a.draw, p.label, b.yes AS before, a.yes AS after FROM said AS a JOIN said AS b ON a.against = b.id JOIN people AS p ON p.id = a.person WHERE a.probe = 'permutation'
)
SELECT place, draw, count(*) FILTER (before IS NOT NULL AND after IS NOT NULL) AS m, count(*) FILTER (before <> after) AS flips,
  count(*) FILTER (before IS NOT NULL AND after IS NOT NULL AND label IS NOT NULL) AS labelled, count(*) FILTER (after IS NOT NULL AND before = label) AS hit, count(*) FILTER (before IS NOT NULL AND after = label) AS hit_after
FROM pairs GROUP BY ALL ORDER BY ALL
