-- Pairs of an answer of the endpoint and the answer that it is held against; what is counted is said in flips.sql.
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
{part flips}
