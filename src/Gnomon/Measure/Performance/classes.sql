-- Rows by true and predicted class, and for each two such pairs what units have of both: rows of a unit are taken together before anything is
-- squared. Weights in whole numbers; the greatest keeps that many decimal digits.
WITH given AS (
  SELECT struct_pack(whole := 1{each group by }, k{index} := {it}{end}) AS key, {label} AS y, {prediction} AS p, {weight} AS w{if unit}, {unit} AS unit{fi},
    coalesce(isfinite({weight}) AND {weight} > 0, false) AS fit
  FROM {rows}
), scale AS (
  SELECT coalesce(CAST(floor(log10(max(w))) AS INTEGER), 0) AS digits FROM given WHERE fit
), part AS (
  SELECT key{if unit}, unit{fi}, y, p, count(*) AS n, sum(CAST(greatest(1, round(w * power(10, {weights} - digits))) AS HUGEINT)) AS w,
    sum(CAST(power(greatest(1, round(w * power(10, {weights} - digits))), 2) AS HUGEINT)) AS ww
  FROM given, scale WHERE fit AND y IS NOT NULL AND p IS NOT NULL GROUP BY ALL
), size AS (
  SELECT key, {if unit}count(DISTINCT unit){fi}{if alone}sum(n){fi} AS units FROM part GROUP BY key
), product AS (
  {if unit}SELECT a.key AS key, a.y AS y, a.p AS p, b.y AS yy, b.p AS pp, sum(CASE WHEN a.y = b.y AND a.p = b.p THEN a.w ELSE 0 END) AS w, sum(a.w * b.w) AS ww, count(*) AS n
  FROM part AS a JOIN part AS b ON a.key = b.key AND a.unit = b.unit AND (a.y < b.y OR (a.y = b.y AND a.p <= b.p)) GROUP BY ALL{fi}
  {if alone}SELECT key, y, p, y AS yy, p AS pp, w, ww, n FROM part{fi}
)
SELECT {each group by }product.key.k{index} AS k{index}, {end}y AS label, p AS prediction, yy AS other_label, pp AS other_prediction, CAST(n AS BIGINT) AS units,
  CAST(size.units AS BIGINT) AS all_units, CAST(w AS VARCHAR) AS weight, CAST(ww AS VARCHAR) AS product, (SELECT count(*) FROM given WHERE NOT fit) AS bad, {if unit}true{fi}{if alone}false{fi} AS clustered
FROM product JOIN size ON product.key = size.key ORDER BY product.key, y, p, yy, pp
