-- What analysts see of the archive. archive.* are the rows as they are stored; times are UTC, days the shop's.

-- A channel, a campaign or a platform as monitoring tells it: none where it is nothing but white space, and no longer than 64 characters.
CREATE MACRO label_of(text) AS CASE
  WHEN text IS NULL OR regexp_full_match(text, '[\x09-\x0d\x1c-\x20\x{1680}\x{2000}-\x{2006}\x{2008}-\x{200a}\x{2028}\x{2029}\x{205f}\x{3000}]*')
  THEN 'none' ELSE text[:64] END;

CREATE VIEW events AS
SELECT ${event_id} AS event_id, * EXCLUDE (event_prefix, event_infix, event_number, event_uuid)
       REPLACE (CAST(occurred_at AS TIMESTAMP) AS occurred_at),
       coalesce(list_contains(flags, 'bot'), false) AS bot, business_day(occurred_at) AS day
FROM archive.events;

-- A line of a purchase or of a refund. amount is null where the shop told no price.
CREATE VIEW order_lines AS
SELECT type, order_id, visitor_id, customer_id, occurred_at, day, currency, bot, consent, event_id, line_number,
       line.item_id, line.quantity, line.unit_price,
       line.quantity * CAST(line.unit_price AS DECIMAL(38, 4)) AS amount, line.recommendation_id
FROM (
  SELECT *, unnest(lines) AS line, generate_subscripts(lines, 1) AS line_number
  FROM events WHERE type IN ('purchase', 'refund'));

-- A purchase or a refund; amount is the sum of the lines that have a price. same_order: more of an order that an earlier event has begun.
CREATE VIEW orders AS
SELECT type, order_id, visitor_id, customer_id, session_id, occurred_at, day, currency, channel, campaign, platform, bot, consent,
       coalesce(list_contains(flags, 'same_order'), false) AS same_order, event_id, coalesce(len(lines), 0) AS lines, list_sum(list_transform(lines, lambda line: line.quantity)) AS units,
       len(list_filter(lines, lambda line: line.unit_price IS NULL)) AS lines_without_price,
       CAST(list_sum(list_transform(lines, lambda line: line.quantity * CAST(line.unit_price AS DECIMAL(38, 4))))
            AS DECIMAL(38, 4)) AS amount
FROM events WHERE type IN ('purchase', 'refund');

-- As features makes them: the client's own, or events with less than 30 minutes between each and the next.
CREATE VIEW sessions AS
WITH visits AS (
  SELECT * EXCLUDE (day), nullif(session_id, '') AS client FROM events
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
       count(*) FILTER (type = 'purchase' AND NOT coalesce(list_contains(flags, 'same_order'), false)) AS purchases,
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

-- A place of a served list and what became of it, as monitoring counts it: by whatever carries the list's id, however late; of several
-- lists that a visitor was served under one id, the earliest. What was carted
-- (events), bought and returned (units) counts at the first place of its item; of what the list did not have the position is null.
CREATE VIEW served_places AS
WITH lists AS (
  FROM recommendations
  QUALIFY row_number() OVER (PARTITION BY visitor_id, recommendation_id ORDER BY served_at, kafka_partition, kafka_offset) = 1
), places AS (
  SELECT visitor_id, recommendation_id, unnest(items).item_id AS item_id, generate_subscripts(items, 1) - 1 AS position
  FROM lists
), firsts AS (
  SELECT visitor_id, recommendation_id, item_id, min(position) AS position FROM places GROUP BY ALL
), deeds AS (
  SELECT DISTINCT visitor_id, recommendation_id, unnest(positions) AS position, 1 AS seen, 0 AS clicked
  FROM events WHERE type = 'recommendation_view'
  UNION ALL
  SELECT DISTINCT visitor_id, recommendation_id, position, 0 AS seen, 1 AS clicked FROM events WHERE type = 'recommendation_click'
), taken AS (
  SELECT visitor_id, recommendation_id, item_id, 1 AS carted, 0 AS bought, 0 AS returned FROM events WHERE type = 'add_to_cart'
  UNION ALL
  SELECT visitor_id, recommendation_id, item_id, 0 AS carted, CASE type WHEN 'purchase' THEN quantity ELSE 0 END AS bought,
         CASE type WHEN 'refund' THEN quantity ELSE 0 END AS returned
  FROM order_lines
), counted AS (
  SELECT visitor_id, recommendation_id, position, 1 AS served FROM places
  UNION ALL BY NAME
  FROM deeds SEMI JOIN places USING (visitor_id, recommendation_id, position)
  UNION ALL BY NAME
  SELECT taken.* EXCLUDE (item_id), firsts.position FROM taken LEFT JOIN firsts USING (visitor_id, recommendation_id, item_id)
)
SELECT recommendation_id, visitor_id, served_at, arm, release, placement, position, coalesce(sum(served), 0) AS served,
       coalesce(sum(seen), 0) AS seen, coalesce(sum(clicked), 0) AS clicked, coalesce(sum(carted), 0) AS carted,
       coalesce(sum(bought), 0) AS bought, coalesce(sum(returned), 0) AS returned
FROM counted JOIN lists USING (visitor_id, recommendation_id) GROUP BY ALL;

-- Of whom an event was a bot's: nobody counts them.
CREATE VIEW bots AS SELECT DISTINCT visitor_id FROM events WHERE bot AND visitor_id IS NOT NULL;

-- Who everybody else was on each of their days, as monitoring has it: a customer from the first day with that id on until the next one's
-- (a day on which two begin is the later one's), before them all the first one, and without any nobody but themselves. With the channel
-- that first brought the person.
CREATE VIEW persons AS
WITH deeds AS (
  SELECT visitor_id, day, epoch_ms(occurred_at) AS moment, nullif(trim(customer_id), '') IS NOT NULL AS named, customer_id,
         channel IS NOT NULL AND type <> 'refund' AS touching,
         {moment: moment, channel: label_of(channel), campaign: label_of(campaign)} AS touch
  FROM events WHERE visitor_id IS NOT NULL AND visitor_id NOT IN (FROM bots)
), since AS (
  SELECT visitor_id, min({day: day, moment: moment, id: customer_id}) AS since FROM deeds WHERE named GROUP BY visitor_id, customer_id
), names AS (
  SELECT visitor_id, list(since ORDER BY since)[:20] AS names FROM since GROUP BY visitor_id
), days AS (
  SELECT visitor_id, day, min(touch) FILTER (touching) AS first,
         min({back: -moment, channel: touch.channel, campaign: touch.campaign}) FILTER (touching) AS last
  FROM deeds GROUP BY visitor_id, day
), known AS (
  SELECT visitor_id, day, coalesce(list_filter(names, lambda name: name.day <= days.day)[-1].id, names[1].id) AS customer_id,
         -- Of a visitor the first touch of all is known, and of any other day the last.
         CASE WHEN first = min(first) OVER (PARTITION BY visitor_id) THEN first
           WHEN last IS NOT NULL THEN {moment: -last.back, channel: last.channel, campaign: last.campaign} END AS touch
  FROM days LEFT JOIN names USING (visitor_id)
)
SELECT visitor_id, day, coalesce('customer ' || customer_id, 'visitor ' || visitor_id) AS person, customer_id,
       coalesce((min(touch) OVER (PARTITION BY customer_id, CASE WHEN customer_id IS NULL THEN visitor_id END)).channel, 'none') AS channel
FROM known;

${days}
CREATE VIEW visitors AS FROM business.visitors;
CREATE VIEW visits AS FROM business.visits;

-- A metric of a day by its labels: as it was summed up when the day was sealed, else as it is now. Who asks for other days than the archive's
-- has them counted as they are now, as long as their events are kept. Who comes back, or buys for the first time, on the newest day is told when it is over.
CREATE VIEW daily_metrics AS
WITH told AS (
  SELECT * EXCLUDE (source)
         REPLACE (CASE WHEN channel IS NOT NULL THEN label_of(channel) END AS channel, CASE WHEN platform IS NOT NULL THEN label_of(platform) END AS platform)
  FROM archive.stored_sums ${summed}
  UNION ALL BY NAME
  SELECT * EXCLUDE (source) FROM business.sums ${counted}
), newest AS (
  SELECT max(day) AS today FROM (SELECT day FROM events UNION ALL SELECT day FROM archive.stored_sums ${summed})
)
SELECT * EXCLUDE (today) FROM told CROSS JOIN newest
WHERE metric NOT IN ('retention', 'first-purchase-conversion') OR day < today;
