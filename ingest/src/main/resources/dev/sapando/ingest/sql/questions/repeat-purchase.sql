-- Of those who bought, what share did so on more than one day?
WITH persons AS (
  SELECT visitor_id, coalesce(arg_min(customer_id, {moment: occurred_at, id: customer_id}) FILTER (customer_id IS NOT NULL), visitor_id) AS person
  FROM events WHERE visitor_id IS NOT NULL AND visitor_id NOT IN (FROM bots)
  GROUP BY visitor_id
), buyers AS (
  SELECT count(DISTINCT CAST(occurred_at AS DATE)) AS days
  FROM orders JOIN persons USING (visitor_id) WHERE type = 'purchase' AND consent
  GROUP BY person
)
SELECT count(*) AS customers, count(*) FILTER (days > 1) AS bought_again,
       round(100 * bought_again / nullif(customers, 0), 2) AS percent
FROM buyers
