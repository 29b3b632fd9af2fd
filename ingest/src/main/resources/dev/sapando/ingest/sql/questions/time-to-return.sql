-- How many days after a visit have how many come back? Kaplan-Meier, since some have not come back yet: half have where share_not_back passes 0.5.
-- Of the newest day, which is not over, nothing is taken.
WITH gaps AS (
  SELECT CASE WHEN first_bought <= day THEN 'customers' ELSE 'not_yet_customers' END AS population,
         lead(day) OVER (PARTITION BY visitor_id ORDER BY day) - day AS back_after,
         (SELECT max(day) - 1 FROM events) - day AS known_for
  FROM visits JOIN visitors USING (visitor_id) WHERE day < (SELECT max(day) FROM events)
), curve AS (
  SELECT population, coalesce(back_after, known_for) AS days, count(back_after) AS came_back,
         CAST(sum(count(*)) OVER (PARTITION BY population ORDER BY coalesce(back_after, known_for) DESC) AS BIGINT) AS at_risk
  FROM gaps GROUP BY population, days
)
SELECT population, days AS days_after_visit, at_risk AS not_back_before, came_back,
       round(product(1 - came_back / at_risk) OVER (PARTITION BY population ORDER BY days), 4) AS share_not_back
FROM curve WHERE days > 0 ORDER BY population, days
