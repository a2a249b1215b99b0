-- Pairs of a clean row and the rows of the same case in the perturbed file; what is counted is said in flips.sql.
WITH people AS NOT MATERIALIZED (
  SELECT CAST({case} AS VARCHAR) AS id, coalesce(CAST({unit} AS VARCHAR), CAST({case} AS VARCHAR)) AS unit, {each group by ,} CAST({it} AS VARCHAR) AS k{index} {end}, {label} AS label, {prediction} AS before FROM {rows}
),
changed AS NOT MATERIALIZED (SELECT CAST({twin} AS VARCHAR) AS id, CAST({perturbation} AS VARCHAR) AS probe, CAST({strength} AS VARCHAR) AS level, {after} AS after FROM {rows.perturbed}),
pairs AS NOT MATERIALIZED (
  SELECT c.probe, CAST(NULL AS VARCHAR) AS place, c.level, p.unit, {each group by ,} p.k{index} {end}, p.label, p.before, c.after FROM people AS p JOIN changed AS c ON p.id = c.id
),
{part flips}
