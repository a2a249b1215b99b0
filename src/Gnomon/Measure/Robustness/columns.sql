-- Pairs that stand in one row: the decision before and after a change. What is counted of them is said in flips.sql.
WITH pairs AS NOT MATERIALIZED (
  SELECT CAST({perturbation} AS VARCHAR) AS probe, CAST(NULL AS VARCHAR) AS place, CAST({strength} AS VARCHAR) AS level, CAST({unit} AS VARCHAR) AS unit, {each group by ,} CAST({it} AS VARCHAR) AS k{index} {end},
    {label} AS label, {prediction} AS before, {after} AS after
  FROM {rows}
),
{part flips}
