-- The cases to ask about, with the values that the model sees, in an order that the seed fixes and nobody can choose.
SELECT CAST({case} AS VARCHAR) AS id, count(*) OVER (PARTITION BY CAST({case} AS VARCHAR)) AS same, {each column by ,} CAST({it} AS VARCHAR) AS v{index} {end}, {each group by ,} CAST({it} AS VARCHAR) AS k{index} {end}
FROM {rows} ORDER BY md5(concat_ws('|', {seed}, CAST({case} AS VARCHAR))), 1 LIMIT {most}
