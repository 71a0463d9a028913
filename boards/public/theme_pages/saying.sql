-- The passages of a board that say one of some words and that its public may read now: of
-- each page and each file the best, the newest first.
WITH matching AS MATERIALIZED (
  SELECT id FROM wall.passages_matching(%(query)s::tsquery, %(most)s) AS id
), passage AS MATERIALIZED (
  SELECT one.id, one.page_id, one.document_id, one.number, one.heading, one.text,
         one.language,
         ts_rank(one.vector, %(query)s::tsquery) AS said
    FROM matching
   CROSS JOIN LATERAL (
     SELECT * FROM boards_passage WHERE id = matching.id OFFSET 0
   ) AS one
    LEFT JOIN cms_boarddocument AS document ON document.id = one.document_id
   WHERE document.id IS NULL OR document.file_hash = one.file_hash
), line AS MATERIALIZED (
  SELECT one.* FROM boards_pagedocument AS one
   WHERE one.availability = 'published'
     AND one.file_id IN (SELECT document_id FROM passage)
), public_page AS MATERIALIZED (
  SELECT id FROM wall.public_pages_among(ARRAY[%(board)s::integer], ARRAY(
    SELECT page_id FROM passage WHERE page_id IS NOT NULL UNION SELECT page_id FROM line
  )) AS id
), public_file AS MATERIALIZED (
  SELECT id FROM wall.public_files_among(ARRAY[%(board)s::integer], ARRAY(
    SELECT DISTINCT document_id::integer FROM passage WHERE document_id IS NOT NULL
  )) AS id
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
SELECT best_line.id AS line_id, coalesce(best.page_id, best_line.page_id) AS shown_page,
       best.number, best.heading, coalesce(best_line.language, best.language) AS language,
       best.text,
       coalesce(nullif(best_line.published, ''), head.facts ->> 'date', '') AS date
  FROM best
  LEFT JOIN best_line ON best_line.file_id = best.document_id
  LEFT JOIN boards_passage AS head ON head.number = 0 AND head.line_id IS NULL
   AND head.page_id = coalesce(best.page_id, best_line.page_id)
 WHERE best.document_id IS NULL OR best_line.id IS NOT NULL
 ORDER BY date DESC, best.said DESC, best.id
 LIMIT %(shown)s
