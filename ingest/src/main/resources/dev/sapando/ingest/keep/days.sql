-- What is told by day. main.*, since the names of this schema come first.

-- Everybody else, with the channel that first brought them, and the days of their first visit and of their first purchase.
CREATE VIEW business.visitors AS
SELECT visitor_id,
       coalesce(arg_min(label_of(channel), {moment: occurred_at, channel: label_of(channel)})
         FILTER (channel IS NOT NULL AND type <> 'refund'), 'none') AS channel,
       min(business_day(occurred_at)) FILTER (type <> 'refund') AS first_day,
       min(business_day(occurred_at)) FILTER (type = 'purchase' AND NOT coalesce(list_contains(flags, 'same_order'), false))
         AS first_bought
FROM main.events WHERE visitor_id IS NOT NULL AND visitor_id NOT IN (FROM main.bots)
GROUP BY visitor_id;

-- A day on which one of them came. What goes back is no visit.
CREATE VIEW business.visits AS
SELECT DISTINCT visitor_id, business_day(occurred_at) AS day
FROM main.events WHERE visitor_id IS NOT NULL AND type <> 'refund' AND visitor_id NOT IN (FROM main.bots);

-- Sums by day out of what is kept now, by the topic whose days they are.
CREATE VIEW business.sums AS
WITH people AS (
  SELECT day, channel, count(*) AS visitors, count(*) FILTER (day = first_day) AS fresh,
         count(*) FILTER (first_bought IS NULL OR first_bought >= day) AS prospects,
         count(*) FILTER (first_bought = day) AS first_buyers
  FROM business.visits JOIN business.visitors USING (visitor_id) GROUP BY ALL
), active AS (
  SELECT first_day, channel, day - first_day AS distance, count(*) AS active
  FROM business.visits JOIN business.visitors USING (visitor_id) GROUP BY ALL
), money AS (
  SELECT business_day(occurred_at) AS day, coalesce(currency, 'none') AS currency,
         count(*) FILTER (type = 'purchase' AND NOT same_order) AS orders,
         coalesce(sum(amount) FILTER (type = 'purchase'), 0) AS gross,
         coalesce(sum(amount) FILTER (type = 'refund'), 0) AS refunded,
         coalesce(sum(lines_without_price) FILTER (type = 'purchase'), 0) AS unpriced
  FROM main.orders WHERE NOT bot AND (visitor_id IS NULL OR visitor_id NOT IN (FROM main.bots)) GROUP BY ALL
), places AS (
  SELECT business_day(served_at) AS day, label_of(arm) AS arm, unnest(items) AS item
  FROM main.examples WHERE visitor_id NOT IN (FROM main.bots)
), shown AS (
  SELECT day, arm, count(*) AS served, count(*) FILTER (item.seen) AS seen, count(*) FILTER (item.clicks > 0) AS clicked
  FROM places GROUP BY ALL
), named AS (
  SELECT 'events.verified' AS source, business_day(started_at) AS day, 'session-conversion' AS metric,
         label_of(channel) AS channel, label_of(platform) AS platform,
         count(*) FILTER (purchases > 0) AS numerator, count(*) AS denominator
  FROM main.sessions WHERE visitor_id NOT IN (FROM main.bots) GROUP BY ALL
  UNION ALL BY NAME
  SELECT 'events.verified' AS source, day, 'new-visitors' AS metric, channel, fresh AS numerator, visitors AS denominator FROM people
  UNION ALL BY NAME
  SELECT 'events.verified' AS source, day, 'first-purchase-conversion' AS metric, channel,
         first_buyers AS numerator, prospects AS denominator
  FROM people WHERE prospects > 0
  UNION ALL BY NAME
  SELECT 'events.verified' AS source, first_day + distance AS day, 'retention' AS metric, channel, distance,
         coalesce(active, 0) AS numerator, size AS denominator
  FROM (SELECT first_day, channel, active AS size FROM active WHERE distance = 0)
  CROSS JOIN (SELECT unnest(CAST(range(31) AS INTEGER[])) AS distance)
  LEFT JOIN active USING (first_day, channel, distance)
  UNION ALL BY NAME
  SELECT 'events.verified' AS source, day, metric, currency, numerator, orders AS denominator
  FROM (UNPIVOT (SELECT *, gross - refunded AS net FROM money WHERE orders > 0 OR gross > 0 OR refunded > 0 OR unpriced > 0) ON gross, refunded, net INTO NAME metric VALUE numerator)
  UNION ALL BY NAME
  SELECT 'training.examples' AS source, day, 'recommendations-seen' AS metric, arm, seen AS numerator, served AS denominator FROM shown
  UNION ALL BY NAME
  SELECT 'training.examples' AS source, day, 'recommendations-clicked' AS metric, arm, clicked AS numerator, seen AS denominator FROM shown
)
SELECT source, CAST(day AS DATE) AS day, metric, channel, platform, arm, currency, CAST(distance AS INTEGER) AS distance,
       CAST(numerator AS DECIMAL(38, 4)) AS numerator, CAST(denominator AS BIGINT) AS denominator
FROM named;
