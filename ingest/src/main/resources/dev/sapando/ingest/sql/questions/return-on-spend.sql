-- By channel: what was spent there, what do those pay whom it first brought, less what went back, and what is that for one unit of money spent?
WITH persons AS (
  SELECT visitor_id, coalesce(arg_min(customer_id, {moment: occurred_at, id: customer_id}) FILTER (customer_id IS NOT NULL), visitor_id) AS person
  FROM events WHERE visitor_id IS NOT NULL AND visitor_id NOT IN (FROM bots)
  GROUP BY visitor_id
), brought AS (
  SELECT person, arg_min(channel, {moment: occurred_at, channel: channel}) FILTER (channel IS NOT NULL AND type <> 'refund') AS channel
  FROM events JOIN persons USING (visitor_id)
  GROUP BY person
), paid AS (
  SELECT coalesce(brought.channel, 'none') AS channel, currency, sum(CASE type WHEN 'refund' THEN -amount ELSE amount END) AS net
  FROM orders JOIN persons USING (visitor_id) JOIN brought USING (person) WHERE consent
  GROUP BY ALL
), spent AS (
  SELECT channel, currency, sum(amount) AS spend FROM spend GROUP BY ALL
)
SELECT channel, currency, spend, coalesce(net, 0) AS net_revenue, round(net_revenue / nullif(spend, 0), 2) AS return_on_spend
FROM spent LEFT JOIN paid USING (channel, currency) ORDER BY spend DESC, channel, currency
