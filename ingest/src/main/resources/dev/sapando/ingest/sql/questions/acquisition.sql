-- By the channel that first brought them: how many became customers, what was spent there, and what did one cost?
WITH persons AS (
  SELECT visitor_id, coalesce(arg_min(customer_id, {moment: occurred_at, id: customer_id}) FILTER (customer_id IS NOT NULL), visitor_id) AS person
  FROM events WHERE visitor_id IS NOT NULL AND visitor_id NOT IN (FROM bots)
  GROUP BY visitor_id
), brought AS (
  SELECT arg_min(channel, {moment: occurred_at, channel: channel}) FILTER (channel IS NOT NULL AND type <> 'refund') AS channel
  FROM events JOIN persons USING (visitor_id)
  GROUP BY person HAVING bool_or(type = 'purchase')
), customers AS (
  SELECT coalesce(channel, 'none') AS channel, count(*) AS new_customers FROM brought GROUP BY ALL
), spent AS (
  SELECT channel, currency, sum(amount) AS spend FROM spend GROUP BY ALL
)
SELECT channel, coalesce(new_customers, 0) AS new_customers, currency, spend,
       CASE WHEN new_customers > 0 THEN round(spend / new_customers, 2) END AS cost_per_new_customer
FROM customers FULL JOIN spent USING (channel) ORDER BY new_customers DESC, channel, currency
