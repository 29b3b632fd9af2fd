-- By the channel that first brought them: how many became customers, what was spent there, and what did one cost?
WITH customers AS (
  SELECT persons.channel, count(DISTINCT person) AS new_customers
  FROM persons JOIN orders USING (visitor_id, day) WHERE type = 'purchase' AND NOT same_order
  GROUP BY ALL
), spent AS (
  SELECT label_of(channel) AS channel, currency, sum(amount) AS spend FROM spend GROUP BY ALL
)
SELECT channel, coalesce(new_customers, 0) AS new_customers, currency, spend,
       CASE WHEN new_customers > 0 THEN round(spend / new_customers, 2) END AS cost_per_new_customer
FROM customers FULL JOIN spent USING (channel) ORDER BY new_customers DESC, channel, currency
