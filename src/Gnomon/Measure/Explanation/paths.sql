-- Walks from one person to another: the decision at the start and at the end of each, where every step of it has an answer.
WITH said AS MATERIALIZED (
  SELECT CAST({row} AS BIGINT) AS id, CAST({probe} AS VARCHAR) AS probe, CAST({level} AS VARCHAR) AS level, CAST({repeat} AS BIGINT) AS draw, CAST({against} AS BIGINT) AS against, {decision} AS yes FROM {rows.answers}
),
steps AS NOT MATERIALIZED (SELECT a.probe, a.level, a.draw, a.id, b.yes AS before, a.yes AS after FROM said AS a JOIN said AS b ON a.against = b.id WHERE a.probe LIKE 'difference.%'),
walks AS NOT MATERIALIZED (
  SELECT probe, level, draw, arg_min(before, id) AS before, arg_max(after, id) AS after FROM steps GROUP BY ALL HAVING bool_and(before IS NOT NULL AND after IS NOT NULL)
)
SELECT probe, level, before, after, count(*) AS n FROM walks GROUP BY ALL ORDER BY ALL
