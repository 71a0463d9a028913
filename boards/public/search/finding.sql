-- What is found of one board, each page or file once, the best first.
--
-- Passages that match are taken up to a bound, those that name something before those
-- that say something. Of these alone it is asked what is public, by the same views that
-- files are served by (boards/publishing/ledger/opened.sql).
WITH matching AS MATERIALIZED (
  SELECT id FROM wall.passages_matching(%(heads)s::tsquery, %(most)s) AS id
   UNION ALL
  SELECT id FROM wall.passages_matching(%(texts)s::tsquery, %(most)s) AS id
), passage AS MATERIALIZED (
  SELECT one.id, one.page_id, one.document_id, one.line_id, one.number, one.vector,
         one.facts, one.language, one.line_id IS NOT NULL AS is_line
    FROM matching
   CROSS JOIN LATERAL (
     SELECT * FROM boards_passage WHERE id = matching.id OFFSET 0
   ) AS one
    LEFT JOIN cms_boarddocument AS document
      ON one.line_id IS NULL AND document.id = one.document_id
   WHERE document.id IS NULL OR document.file_hash = one.file_hash
), line AS MATERIALIZED (
  SELECT one.id, one.file_id, one.page_id, one.kind_id, one.published, one.language
    FROM boards_pagedocument AS one
   WHERE one.availability = 'published'
     AND one.file_id IN (SELECT document_id FROM passage)
), public_page AS MATERIALIZED (
  SELECT id FROM wall.public_pages_among(%(board)s, ARRAY(
    SELECT page_id FROM passage WHERE page_id IS NOT NULL UNION SELECT page_id FROM line
  )) AS id
), public_file AS MATERIALIZED (
  SELECT id FROM wall.public_files_among(%(board)s, ARRAY(
    SELECT DISTINCT document_id::integer FROM passage WHERE document_id IS NOT NULL
  )) AS id
), scored AS (
  SELECT passage.id, passage.number, passage.language,
         CASE WHEN file.id IS NULL THEN passage.page_id END AS page_id,
         file.id AS document_id,
         CASE WHEN passage.facts -> 'names' ? %(name)s THEN 8
              WHEN ts_filter(vector, '{a}') @@ %(exact)s::tsquery THEN 4
              WHEN ts_filter(vector, '{a}') @@ %(query)s::tsquery THEN 3
              WHEN ts_filter(vector, '{a,b}') @@ %(exact)s::tsquery THEN 2
              WHEN vector @@ %(exact)s::tsquery THEN 1
              ELSE 0
         END + CASE WHEN passage.facts ->> 'kind' = 'reviewpage' THEN 0.3 ELSE 0 END
             + ts_rank(ARRAY[0.1, 0.1, 0.4, 1.0], vector, %(query)s::tsquery, 1)
           AS score,
         -- Its own text alone, and rather as it was typed than what begins so.
         2 * ts_rank(ARRAY[1.0, 0, 0, 0], vector, %(exact)s::tsquery)
           + ts_rank(ARRAY[1.0, 0, 0, 0], vector, %(query)s::tsquery) AS said,
         {mask} AS mask
    FROM passage
    LEFT JOIN public_file AS file ON file.id = passage.document_id
   WHERE (passage.page_id IS NULL OR passage.page_id IN (SELECT id FROM public_page))
     AND (passage.document_id IS NULL OR file.id IS NOT NULL OR passage.is_line)
), found AS (
  SELECT page_id, document_id, max(score) AS score, bit_or(mask) AS mask,
         min(language) AS language,
         array_agg(id ORDER BY said DESC, number) FILTER (WHERE number > 0) AS passages
    FROM scored GROUP BY page_id, document_id
), best_line AS (
  SELECT DISTINCT ON (line.file_id) line.*
    FROM line JOIN public_page ON public_page.id = line.page_id
   ORDER BY line.file_id, line.id
)
SELECT found.page_id, found.document_id, found.mask, found.passages[1:3],
       cardinality(found.passages) AS hits, best_line.id AS line_id,
       coalesce(found.page_id, best_line.page_id) AS shown_page,
       coalesce(best_line.language, head.language, found.language) AS language,
       coalesce(nullif(best_line.published, ''), head.facts ->> 'date', '') AS date,
       coalesce(head.facts, '{}') AS facts, given.kinds, given.states
  FROM found
  LEFT JOIN best_line ON best_line.file_id = found.document_id
  LEFT JOIN boards_passage AS head ON head.number = 0 AND head.line_id IS NULL
   AND head.page_id = coalesce(found.page_id, best_line.page_id)
  -- What a page lists, or as what a file is listed.
  LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT kind.slug) FILTER (WHERE kind.slug <> '') AS kinds,
           array_agg(DISTINCT one.availability) AS states
      FROM boards_pagedocument AS one
      LEFT JOIN boards_documentkind AS kind ON kind.id = one.kind_id
     WHERE CASE WHEN found.document_id IS NULL THEN one.page_id = found.page_id
                ELSE one.id = best_line.id END
  ) AS given ON true
 ORDER BY found.score DESC, date DESC, found.page_id, found.document_id
