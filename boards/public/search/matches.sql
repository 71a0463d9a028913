-- The pages of the files that one page lists as published, and that are public now, on
-- which words stand; those with all of the words are told.
WITH listed AS MATERIALIZED (
  SELECT line.id, line.file_id, line.sort_order, document.file_hash
    FROM boards_pagedocument AS line
    JOIN cms_boarddocument AS document ON document.id = line.file_id
   WHERE line.page_id = %(page)s AND line.availability = 'published'
), public_file AS MATERIALIZED (
  SELECT id FROM wall.public_files_among(ARRAY[%(board)s::integer], ARRAY(
    SELECT DISTINCT file_id::integer FROM listed
  )) AS id
)
SELECT listed.id AS line_id, passage.id, passage.vector @@ %(every)s::tsquery AS is_whole
  FROM listed
  JOIN public_file ON public_file.id = listed.file_id
 CROSS JOIN LATERAL (
   SELECT id, number, vector FROM boards_passage
    WHERE document_id = listed.file_id AND line_id IS NULL
      AND file_hash = listed.file_hash
   OFFSET 0
 ) AS passage
 WHERE passage.vector @@ %(some)s::tsquery
 ORDER BY listed.sort_order, listed.id, passage.number
