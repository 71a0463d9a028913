-- The public pages of a board that name one of some themes, each with the theme; the
-- public homes below which they have an address; and pages at an address below those.
WITH named AS (
  SELECT reviewpage_id AS page_id, theme_id FROM boards_reviewpage_themes
   UNION ALL
  SELECT briefingpage_id, theme_id FROM boards_briefingpage_themes
   UNION ALL
  SELECT bulletinpage_id, theme_id FROM boards_bulletinpage_themes
   UNION ALL
  SELECT page_ptr_id, theme_id FROM boards_practicethemepage WHERE theme_id IS NOT NULL
), own AS MATERIALIZED (
  SELECT page.id, page.path, named.theme_id
    FROM named JOIN wagtailcore_page AS page ON page.id = named.page_id
   WHERE starts_with(page.path, %(place)s)
     AND (%(themes)s::bigint[] IS NULL OR named.theme_id = ANY (%(themes)s::bigint[]))
), home AS MATERIALIZED (
  SELECT id, path, url_path, locale_id FROM wagtailcore_page
   WHERE depth = 3 AND starts_with(path, %(place)s)
), public_page AS MATERIALIZED (
  SELECT id FROM wall.public_pages_among(ARRAY[%(board)s::integer], ARRAY(
    SELECT id::integer FROM own UNION SELECT id::integer FROM home
  )) AS id
), public_home AS (
  SELECT * FROM home WHERE id IN (SELECT id FROM public_page)
)
SELECT own.id, own.theme_id, locale.language_code, page.translation_key,
       CASE WHEN review.page_ptr_id IS NOT NULL THEN 'review'
            WHEN practice.page_ptr_id IS NOT NULL THEN 'practice'
            ELSE 'learning' END AS kind,
       CASE WHEN review.publication_decision <> 'published' THEN ''
            ELSE coalesce(review.published, briefing.published, bulletin.published, '')
       END AS published,
       coalesce(review.summary, briefing.summary, bulletin.summary, practice.summary),
       page.title
  FROM own
  JOIN wagtailcore_page AS page ON page.id = own.id
  JOIN public_home AS home ON home.path = left(own.path, 12)
  JOIN wagtailcore_locale AS locale ON locale.id = page.locale_id
  LEFT JOIN boards_reviewpage AS review ON review.page_ptr_id = own.id
  LEFT JOIN boards_briefingpage AS briefing ON briefing.page_ptr_id = own.id
  LEFT JOIN boards_bulletinpage AS bulletin ON bulletin.page_ptr_id = own.id
  LEFT JOIN boards_practicethemepage AS practice ON practice.page_ptr_id = own.id
 WHERE own.id IN (SELECT id FROM public_page)
 UNION ALL
SELECT home.id, NULL, locale.language_code, NULL, 'home', '', home.path, ''
  FROM public_home AS home JOIN wagtailcore_locale AS locale ON locale.id = home.locale_id
 UNION ALL
SELECT page.id, NULL, locale.language_code, NULL, 'own', '', '', ''
  FROM public_home AS home
  JOIN wagtailcore_page AS page ON page.url_path = home.url_path || %(address)s
  JOIN wagtailcore_locale AS locale ON locale.id = home.locale_id
 WHERE page.live AND %(address)s <> ''
 ORDER BY published DESC, title, id
