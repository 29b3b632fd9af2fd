-- What analysts see of the archive. archive.* are the rows as they are stored; times are UTC.
CREATE VIEW events AS
SELECT ${event_id} AS event_id, * EXCLUDE (event_prefix, event_number, event_uuid)
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
       coalesce(arg_min(channel, {moment: occurred_at, channel: channel}) FILTER (channel IS NOT NULL), 'none') AS channel,
       min(CAST(occurred_at AS DATE)) FILTER (type <> 'refund') AS first_day,
       min(CAST(occurred_at AS DATE)) FILTER (type = 'purchase') AS first_bought
FROM events WHERE visitor_id IS NOT NULL AND visitor_id NOT IN (FROM bots)
GROUP BY visitor_id;

-- A day on which one of them came. What goes back is no visit.
CREATE VIEW visits AS
SELECT DISTINCT visitor_id, CAST(occurred_at AS DATE) AS day
FROM events WHERE type <> 'refund' AND visitor_id IN (SELECT visitor_id FROM visitors);
