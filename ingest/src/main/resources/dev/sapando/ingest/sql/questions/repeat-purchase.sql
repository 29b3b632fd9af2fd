-- Of those who bought, what share did so on more than one day?
WITH buyers AS (
  SELECT count(DISTINCT day) AS days
  FROM orders JOIN persons USING (visitor_id, day) WHERE type = 'purchase' AND NOT same_order AND consent
  GROUP BY person
)
SELECT count(*) AS customers, count(*) FILTER (days > 1) AS bought_again,
       round(100 * bought_again / nullif(customers, 0), 2) AS percent
FROM buyers
