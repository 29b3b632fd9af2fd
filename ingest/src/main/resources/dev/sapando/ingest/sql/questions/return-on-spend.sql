-- By channel: what was spent there, what do those pay whom it first brought, less what went back, and what is that for one unit of money spent?
WITH paid AS (
  SELECT persons.channel, currency, sum(CASE type WHEN 'refund' THEN -amount ELSE amount END) AS net
  FROM orders JOIN persons USING (visitor_id, day) WHERE consent
  GROUP BY ALL
), spent AS (
  SELECT label_of(channel) AS channel, currency, sum(amount) AS spend FROM spend GROUP BY ALL
)
SELECT channel, currency, spend, coalesce(net, 0) AS net_revenue, round(net_revenue / nullif(spend, 0), 2) AS return_on_spend
FROM spent LEFT JOIN paid USING (channel, currency) ORDER BY spend DESC, channel, currency
