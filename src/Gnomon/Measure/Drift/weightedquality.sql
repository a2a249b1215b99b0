-- Rows by period (0 the first, 1 the second), groups, label and prediction, with sums of weights in whole numbers (as in weights.sql) and of squares (q): of each weight,
-- or of it times all weights of its unit in the period.
WITH given AS NOT MATERIALIZED (
  SELECT CAST(0 AS BIGINT) AS period, {each past by ,} CAST({it} AS VARCHAR) AS k{index} {end}, {past_label} AS label, {past_prediction} AS prediction, {past_weight} AS given{if past_unit}, {past_unit} AS u{fi} FROM {rows.then} WHERE {before}
  UNION ALL
  SELECT CAST(1 AS BIGINT), {each group by ,} CAST({it} AS VARCHAR) {end}, {label}, {prediction}, {weight}{if unit}, {unit}{fi} FROM {rows} WHERE {after}
),
scale AS MATERIALIZED (SELECT coalesce(CAST(floor(log10(max(given))) AS INTEGER), 0) AS digits FROM given WHERE isfinite(given) AND given > 0),
whole AS NOT MATERIALIZED (
  SELECT * EXCLUDE (given, digits), CASE WHEN isfinite(given) AND given > 0 THEN CAST(greatest(1, round(given * power(10, {digits} - digits))) AS HUGEINT) ELSE 0 END AS w FROM given, scale
){if unit},
units AS (SELECT period, u, sum(w) AS unit FROM whole GROUP BY ALL){fi}
SELECT period, {each group by ,} k{index} {end}, label, prediction, count(*) AS n, CAST(sum(w) AS VARCHAR) AS w, CAST(sum(w * {if alone}w{fi}{if unit}unit{fi}) AS VARCHAR) AS q
FROM whole{if unit} JOIN units USING (period, u){fi}
GROUP BY ALL
ORDER BY ALL
