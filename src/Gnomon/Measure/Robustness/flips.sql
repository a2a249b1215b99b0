-- Of each unit how many pairs are known on both sides (m), turned to yes (up) or to no (down), were yes before, have a label, were right before and are
-- right after; then units that are alike in all of it, counted. open: pairs with an unknown side.
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
