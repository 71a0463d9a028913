-- Pages of one board that what was typed may name, or that teach about what it names.
-- Taken up to a bound by their names alone; of these it is asked what is public.
WITH matching AS MATERIALIZED (
  SELECT id FROM wall.passages_matching(%(named)s::tsquery, %(most)s) AS id
   UNION
  SELECT id FROM wall.passages_matching(%(themed)s::tsquery, %(most)s) AS id
), head AS MATERIALIZED (
  SELECT one.page_id, one.facts, one.vector @@ %(named)s::tsquery AS is_named
    FROM matching
   CROSS JOIN LATERAL (
     SELECT page_id, facts, vector FROM boards_passage WHERE id = matching.id OFFSET 0
   ) AS one
)
SELECT head.page_id, head.facts, head.is_named
  FROM head
 WHERE head.page_id IN (
   SELECT wall.public_pages_among(ARRAY[%(board)s::integer], ARRAY(SELECT page_id FROM head))
 )
