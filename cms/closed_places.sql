-- The places in the tree of pages that a restriction closes, with all that lies below
-- them: its own; and whatever follows something that is closed by it, which is an alias,
-- or a version in another language of a page in the first language of their board. What
-- lies below those is closed with them, and may be followed in turn.
WITH RECURSIVE closed (restriction_id, place) AS (
  SELECT restriction.id, page.path::text
    FROM wagtailcore_pageviewrestriction AS restriction
   CROSS JOIN LATERAL (
     -- By its key, also by a plan that was made while there were hardly any pages.
     SELECT path FROM wagtailcore_page WHERE id = restriction.page_id OFFSET 0
   ) AS page
   UNION
  SELECT closed.restriction_id, follower.path::text
    FROM closed
   CROSS JOIN LATERAL (
     SELECT page.id, page.path, page.translation_key, page.locale_id
       FROM wagtailcore_page AS page
      WHERE page.path BETWEEN closed.place AND closed.place || 'zzzz'
     OFFSET 0
   ) AS page
   CROSS JOIN LATERAL (
     SELECT alias.path FROM wagtailcore_page AS alias WHERE alias.alias_of_id = page.id
      UNION ALL
     SELECT version.path FROM wagtailcore_page AS version
      WHERE version.translation_key = page.translation_key
        AND version.id <> page.id
        AND left(version.path, 8) = left(page.path, 8)
        AND page.locale_id = (
          SELECT home.locale_id FROM wagtailcore_page AS home
           WHERE home.depth = 3
             AND home.path BETWEEN left(page.path, 8) AND left(page.path, 8) || 'zzzz'
           ORDER BY home.path LIMIT 1
        )
   ) AS follower
)
SELECT restriction_id, place FROM closed
 WHERE NOT EXISTS (
   -- A place is not said again where one above it is closed by the same.
   SELECT FROM generate_series(4, length(place) - 4, 4) AS above
    WHERE (restriction_id, left(place, above)) IN (
      SELECT restriction_id, place FROM closed
    )
 )
