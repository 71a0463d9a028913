-- What the public of some boards can read of some themes, for the pages of themes. As the
-- owner, so that it is asked of all at once what is public; nothing else is answered.

-- The public pages of boards that name one of some themes, each with the theme; NULL asks
-- for all. Also the public homes below which they have an address, and in which languages a
-- board has a page at that address itself.
CREATE OR REPLACE FUNCTION wall.public_taught(boards integer[], themes bigint[], address text)
RETURNS TABLE (
  id integer, theme_id bigint, language text, version_of uuid, kind text, published text,
  summary text, title text
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH place AS MATERIALIZED (
    SELECT path FROM wagtailcore_page WHERE id = ANY (boards)
  ), named AS (
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
     WHERE left(page.path, 8) IN (SELECT path FROM place)
       AND (themes IS NULL OR named.theme_id = ANY (themes))
  ), home AS MATERIALIZED (
    SELECT id, path, url_path, locale_id FROM wagtailcore_page
     WHERE depth = 3 AND left(path, 8) IN (SELECT path FROM place)
  ), public_page AS MATERIALIZED (
    SELECT found AS id FROM wall.public_pages_among(boards, ARRAY(
      SELECT id::integer FROM own UNION SELECT id::integer FROM home
    )) AS found
  ), public_home AS (
    SELECT * FROM home WHERE id IN (SELECT id FROM public_page)
  )
  SELECT own.id::integer AS id, own.theme_id, locale.language_code::text, page.translation_key,
         CASE WHEN review.page_ptr_id IS NOT NULL THEN 'review'
              WHEN practice.page_ptr_id IS NOT NULL THEN 'practice'
              ELSE 'learning' END AS kind,
         CASE WHEN review.publication_decision <> 'published' THEN ''
              ELSE coalesce(review.published, briefing.published, bulletin.published, '')::text
         END AS published,
         coalesce(review.summary, briefing.summary, bulletin.summary, practice.summary)::text,
         page.title::text AS title
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
  SELECT home.id, NULL, locale.language_code, NULL, 'home', '', home.path::text, ''
    FROM public_home AS home JOIN wagtailcore_locale AS locale ON locale.id = home.locale_id
   UNION ALL
  SELECT page.id, NULL, locale.language_code, NULL, 'own', '', '', ''
    FROM public_home AS home
    JOIN wagtailcore_page AS page ON page.url_path = home.url_path || address
    JOIN wagtailcore_locale AS locale ON locale.id = home.locale_id
   WHERE page.live AND address <> ''
   ORDER BY published DESC, title, id;
END $$;

-- The passages that say one of some words: of each page and each file the best, the newest
-- first.
CREATE OR REPLACE FUNCTION wall.public_sayings(
  boards integer[], query tsquery, most integer, shown integer
) RETURNS TABLE (
  line_id bigint, file_id integer, page_id integer, number integer, heading text,
  language text, said_in text, published text
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH matching AS MATERIALIZED (
    SELECT found AS id FROM wall.passages_matching(query, most) AS found
  ), passage AS MATERIALIZED (
    SELECT one.id, one.page_id, one.document_id, one.number, one.heading, one.text,
           one.language,
           ts_rank(one.vector, query) AS said
      FROM matching
     CROSS JOIN LATERAL (
       SELECT * FROM boards_passage WHERE boards_passage.id = matching.id OFFSET 0
     ) AS one
      LEFT JOIN LATERAL (
        SELECT file_hash FROM cms_boarddocument WHERE id = one.document_id OFFSET 0
      ) AS document ON true
     WHERE document.file_hash IS NULL OR document.file_hash = one.file_hash
  ), line AS MATERIALIZED (
    SELECT one.* FROM boards_pagedocument AS one
     WHERE one.availability = 'published'
       AND one.file_id IN (SELECT document_id FROM passage)
  ), public_page AS MATERIALIZED (
    SELECT found AS id FROM wall.public_pages_among(boards, ARRAY(
      SELECT page_id FROM passage WHERE page_id IS NOT NULL UNION SELECT page_id FROM line
    )) AS found
  ), public_file AS MATERIALIZED (
    SELECT found AS id FROM wall.public_files_among(boards, ARRAY(
      SELECT DISTINCT document_id::integer FROM passage WHERE document_id IS NOT NULL
    )) AS found
  ), best AS (
    SELECT DISTINCT ON (page_id, document_id) * FROM passage
     WHERE (page_id IS NULL OR page_id IN (SELECT id FROM public_page))
       AND (document_id IS NULL OR document_id IN (SELECT id FROM public_file))
     ORDER BY page_id, document_id, said DESC, number
  ), best_line AS (
    SELECT DISTINCT ON (line.file_id) line.*
      FROM line JOIN public_page ON public_page.id = line.page_id
     ORDER BY line.file_id, line.id
  )
  SELECT best_line.id, best_line.file_id::integer,
         coalesce(best.page_id, best_line.page_id),
         best.number, best.heading::text,
         coalesce(best_line.language, best.language)::text, best.text,
         coalesce(nullif(best_line.published, ''), head.facts ->> 'date', '') AS date
    FROM best
    LEFT JOIN best_line ON best_line.file_id = best.document_id
    LEFT JOIN boards_passage AS head ON head.number = 0 AND head.line_id IS NULL
     AND head.page_id = coalesce(best.page_id, best_line.page_id)
   WHERE best.document_id IS NULL OR best_line.id IS NOT NULL
   ORDER BY date DESC, best.said DESC, best.id
   LIMIT shown;
END $$;
