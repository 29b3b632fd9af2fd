-- What analysts see of the archive. archive.* are the rows as they are stored; times are UTC.
CREATE VIEW events AS
SELECT ${event_id} AS event_id, * EXCLUDE (event_prefix, event_infix, event_number, event_uuid)
       REPLACE (CAST(occurred_at AS TIMESTAMP) AS occurred_at),
       coalesce(list_contains(flags, 'bot'), false) AS bot
FROM archive.events;

-- A line of a purchase or of a refund. amount is null where the shop told no price.
CREATE VIEW order_lines AS
SELECT type, order_id, visitor_id, customer_id, occurred_at, currency, bot, consent, event_id, line_number,
       line.item_id, line.quantity, line.unit_price,
       CAST(line.quantity * line.unit_price AS DECIMAL(38, 4)) AS amount, line.recommendation_id
FROM (
  SELECT *, unnest(lines) AS line, generate_subscripts(lines, 1) AS line_number
  FROM events WHERE type IN ('purchase', 'refund'));

-- A purchase or a refund; amount is the sum of the lines that have a price.
CREATE VIEW orders AS
SELECT type, order_id, visitor_id, customer_id, session_id, occurred_at, currency, channel, campaign, platform, bot, consent,
       event_id, coalesce(len(lines), 0) AS lines, list_sum(list_transform(lines, lambda line: line.quantity)) AS units,
       len(list_filter(lines, lambda line: line.unit_price IS NULL)) AS lines_without_price,
       CAST(list_sum(list_transform(lines, lambda line: CAST(line.quantity * line.unit_price AS DECIMAL(38, 4))))
            AS DECIMAL(38, 4)) AS amount
FROM events WHERE type IN ('purchase', 'refund');

-- As features makes them: the client's own, or events with less than 30 minutes between each and the next.
CREATE VIEW sessions AS
WITH visits AS (
  SELECT *, nullif(session_id, '') AS client FROM events
  WHERE visitor_id IS NOT NULL AND consent AND (type <> 'refund' OR nullif(session_id, '') IS NOT NULL)
), steps AS (
  SELECT *, lag(occurred_at) OVER (PARTITION BY visitor_id, client ORDER BY occurred_at, event_id) AS before FROM visits
), numbered AS (
  SELECT *, CASE WHEN client IS NULL THEN
      count(*) FILTER (before IS NULL OR occurred_at - before >= INTERVAL 30 MINUTE)
        OVER (PARTITION BY visitor_id, client ORDER BY occurred_at, event_id ROWS UNBOUNDED PRECEDING)
    ELSE 0 END AS gap
  FROM steps
)
SELECT CASE WHEN client IS NULL THEN '@' || epoch_ms(min(occurred_at)) WHEN starts_with(client, '@') THEN '@' || client
         ELSE client END AS session_id,
       visitor_id,
       arg_max(customer_id, {moment: occurred_at, id: event_id}) FILTER (customer_id IS NOT NULL) AS customer_id,
       min(occurred_at) AS started_at, max(occurred_at) AS last_event_at,
       bool_or(type = 'session_end') AS ended, bool_or(bot) AS bot,
       arg_min(channel, {moment: occurred_at, id: event_id}) FILTER (channel IS NOT NULL) AS channel,
       arg_min(campaign, {moment: occurred_at, id: event_id}) FILTER (campaign IS NOT NULL) AS campaign,
       arg_min(platform, {moment: occurred_at, id: event_id}) FILTER (platform IS NOT NULL) AS platform,
       count(*) AS events,
       count(*) FILTER (type = 'page_view') AS page_views,
       count(*) FILTER (type = 'product_view') AS product_views,
       count(*) FILTER (type = 'search') AS searches,
       count(*) FILTER (type = 'add_to_cart') AS cart_adds,
       count(*) FILTER (type = 'checkout_started') AS checkouts,
       count(*) FILTER (type = 'purchase') AS purchases,
       count(*) FILTER (type = 'refund') AS refunds
FROM numbered GROUP BY visitor_id, client, gap;

-- What was served, a row for each answer; unnest(items) for positions.
CREATE VIEW recommendations AS
SELECT * REPLACE (CAST(served_at AS TIMESTAMP) AS served_at) FROM archive.recommendations;

-- What was served with what became of it, the last word on each; whole where label_until has passed. unnest(items) for positions.
CREATE VIEW examples AS
SELECT * REPLACE (CAST(served_at AS TIMESTAMP) AS served_at, CAST(label_until AS TIMESTAMP) AS label_until)
FROM archive.examples SEMI JOIN (
  SELECT recommendation_id, max(kafka_offset) AS kafka_offset FROM archive.examples GROUP BY recommendation_id
) USING (recommendation_id, kafka_offset);

-- The last word on each.
CREATE VIEW items AS
SELECT * FROM archive.items QUALIFY row_number() OVER (PARTITION BY item_id ORDER BY kafka_offset DESC) = 1;

CREATE VIEW spend AS
SELECT * FROM archive.spend
QUALIFY row_number() OVER (PARTITION BY channel, campaign, "day" ORDER BY kafka_offset DESC) = 1;

-- Of whom an event was a bot's: nobody counts them.
CREATE VIEW bots AS SELECT DISTINCT visitor_id FROM events WHERE bot AND visitor_id IS NOT NULL;

-- Everybody else, with the channel that first brought them, and the days of their first visit and of their first purchase.
CREATE VIEW visitors AS
SELECT visitor_id,
       coalesce(arg_min(channel, {moment: occurred_at, channel: channel}) FILTER (channel IS NOT NULL AND type <> 'refund'), 'none') AS channel,
       min(CAST(occurred_at AS DATE)) FILTER (type <> 'refund') AS first_day,
       min(CAST(occurred_at AS DATE)) FILTER (type = 'purchase') AS first_bought
FROM events WHERE visitor_id IS NOT NULL AND visitor_id NOT IN (FROM bots)
GROUP BY visitor_id;

-- Under which name each of them is one person, the customer they first named or themselves, with the channel that first brought the person.
CREATE VIEW persons AS
WITH named AS (
  SELECT visitor_id, coalesce(arg_min(customer_id, {moment: occurred_at, id: customer_id}) FILTER (customer_id IS NOT NULL), visitor_id) AS person,
         min({moment: occurred_at, channel: channel}) FILTER (channel IS NOT NULL AND type <> 'refund') AS touch
  FROM events WHERE visitor_id IS NOT NULL AND visitor_id NOT IN (FROM bots)
  GROUP BY visitor_id
)
SELECT visitor_id, person, coalesce((min(touch) OVER (PARTITION BY person)).channel, 'none') AS channel FROM named;

-- A day on which one of them came. What goes back is no visit.
CREATE VIEW visits AS
SELECT DISTINCT visitor_id, CAST(occurred_at AS DATE) AS day
FROM events WHERE visitor_id IS NOT NULL AND type <> 'refund' AND visitor_id NOT IN (FROM bots);

-- Sums by day out of what is kept now, by the topic whose days they are.
CREATE VIEW archive.sums AS
WITH people AS (
  SELECT day, channel, count(*) AS visitors, count(*) FILTER (day = first_day) AS fresh,
         count(*) FILTER (first_bought IS NULL OR first_bought >= day) AS prospects,
         count(*) FILTER (first_bought = day) AS first_buyers
  FROM visits JOIN visitors USING (visitor_id) GROUP BY ALL
), active AS (
  SELECT first_day, channel, day - first_day AS distance, count(*) AS active
  FROM visits JOIN visitors USING (visitor_id) GROUP BY ALL
), money AS (
  SELECT CAST(occurred_at AS DATE) AS day, coalesce(currency, 'none') AS currency,
         count(*) FILTER (type = 'purchase') AS orders,
         coalesce(sum(amount) FILTER (type = 'purchase'), 0) AS gross,
         coalesce(sum(amount) FILTER (type = 'refund'), 0) AS refunded
  FROM orders WHERE NOT bot AND (visitor_id IS NULL OR visitor_id NOT IN (FROM bots)) GROUP BY ALL
), places AS (
  SELECT CAST(served_at AS DATE) AS day, coalesce(arm, 'none') AS arm, unnest(items) AS item
  FROM main.examples WHERE visitor_id NOT IN (FROM bots) -- not archive.examples, which comes first in this schema
), shown AS (
  SELECT day, arm, count(*) AS served, count(*) FILTER (item.seen) AS seen, count(*) FILTER (item.clicks > 0) AS clicked
  FROM places GROUP BY ALL
), named AS (
  SELECT 'events.verified' AS source, CAST(started_at AS DATE) AS day, 'session-conversion' AS metric,
         coalesce(channel, 'none') AS channel, coalesce(platform, 'none') AS platform,
         count(*) FILTER (purchases > 0) AS numerator, count(*) AS denominator
  FROM sessions WHERE visitor_id NOT IN (FROM bots) GROUP BY ALL
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
  FROM (UNPIVOT (SELECT *, gross - refunded AS net FROM money) ON gross, refunded, net INTO NAME metric VALUE numerator)
  UNION ALL BY NAME
  SELECT 'training.examples' AS source, day, 'recommendations-seen' AS metric, arm, seen AS numerator, served AS denominator FROM shown
  UNION ALL BY NAME
  SELECT 'training.examples' AS source, day, 'recommendations-clicked' AS metric, arm, clicked AS numerator, seen AS denominator FROM shown
)
SELECT source, CAST(day AS DATE) AS day, metric, channel, platform, arm, currency, CAST(distance AS INTEGER) AS distance,
       CAST(numerator AS DECIMAL(38, 4)) AS numerator, CAST(denominator AS BIGINT) AS denominator
FROM named;

-- A metric of a day by its labels: as it was summed up when the day was sealed, else as it is now. Who comes back today is not known yet.
CREATE VIEW daily_metrics AS
SELECT * EXCLUDE (source) FROM archive.stored_sums ANTI JOIN archive.open_days USING (source, day)
UNION ALL BY NAME
SELECT * EXCLUDE (source, today) REPLACE (CASE WHEN metric = 'retention' AND day = today THEN NULL ELSE numerator END AS numerator)
FROM archive.sums SEMI JOIN archive.open_days USING (source, day)
CROSS JOIN (SELECT max(CAST(occurred_at AS DATE)) AS today FROM events);
