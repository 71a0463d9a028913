-- What is found of some boards, each page or file once, the best first. As who asks, which
-- is the public's own role: what matches and is public is found, up to a bound, by the
-- functions of matching.sql.

-- heads, texts: what names something, and what says something, of these boards; most: of
-- each. query: with what begins as it was typed; exact: as it was typed; named: as a name.
-- terms: each of the words that are needed; mask has a bit for each that is there.
CREATE OR REPLACE FUNCTION wall.found(
  boards integer[], heads tsquery, texts tsquery, most integer, named text,
  exact tsquery, query tsquery, terms tsquery[]
) RETURNS TABLE (
  page_id integer, document_id integer, mask integer, passages bigint[], hits integer,
  line_id bigint, shown_page integer, language text, date text, facts jsonb, kinds text[],
  states text[], board_id integer
)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH passage AS MATERIALIZED (
    -- Its words unpacked once, and not by each of the questions below.
    SELECT id, board_id, page_id, file_id, number, facts, language, vector || '' AS vector
      FROM wall.public_passages(boards, heads, texts, most)
  ), line AS MATERIALIZED (
    SELECT * FROM wall.public_lines(boards, ARRAY(
      SELECT DISTINCT file_id FROM passage WHERE file_id IS NOT NULL
    ))
  ), scored AS (
    SELECT passage.id, passage.board_id, passage.number, passage.language,
           CASE WHEN file_id IS NULL THEN passage.page_id END AS page_id,
           file_id AS document_id,
           CASE WHEN passage.facts -> 'names' ? named THEN 8
                WHEN names @@ exact THEN 4
                WHEN names @@ query THEN 3
                WHEN ts_filter(vector, '{a,b}') @@ exact THEN 2
                WHEN vector @@ exact THEN 1
                ELSE 0
           END + CASE WHEN passage.facts ->> 'kind' IN ('reviewpage', 'reviewindexpage')
                      THEN 0.3 ELSE 0 END
               + ts_rank(ARRAY[0.1, 0.1, 0.4, 1.0], vector, query, 1)
             AS score,
           -- Its own text alone, and rather as it was typed than what begins so.
           2 * ts_rank(ARRAY[1.0, 0, 0, 0], vector, exact)
             + ts_rank(ARRAY[1.0, 0, 0, 0], vector, query) AS said,
           (
             SELECT coalesce(bit_or(1 << (place::integer - 1)), 0)
               FROM unnest(terms) WITH ORDINALITY AS term (asked, place)
              WHERE vector @@ asked
           ) AS mask
      FROM passage
     CROSS JOIN LATERAL (SELECT ts_filter(vector, '{a}') AS names OFFSET 0) AS own
  ), found AS (
    SELECT page_id, document_id, max(score) AS score, bit_or(mask) AS mask,
           min(board_id) AS board_id, min(language) AS language,
           array_agg(id ORDER BY said DESC, number) FILTER (WHERE number > 0) AS passages
      FROM scored GROUP BY page_id, document_id
  ), best_line AS (
    SELECT DISTINCT ON (line.file_id) line.* FROM line ORDER BY line.file_id, line.id
  ), head AS MATERIALIZED (
    SELECT * FROM wall.public_heads(boards, ARRAY(
      SELECT page_id FROM found WHERE page_id IS NOT NULL
       UNION SELECT page_id FROM best_line
    ))
  ), listed AS MATERIALIZED (
    SELECT * FROM wall.public_rows(boards, ARRAY(
      SELECT page_id FROM found WHERE document_id IS NULL
    ))
  )
  SELECT found.page_id, found.document_id, found.mask,
         -- Of a page that is found by its names alone, what it says in short.
         coalesce(found.passages[1:3], CASE WHEN found.document_id IS NULL
                                            THEN ARRAY[head.id] END) AS passages,
         cardinality(found.passages) AS hits, best_line.id AS line_id,
         coalesce(found.page_id, best_line.page_id) AS shown_page,
         coalesce(best_line.language, head.language, found.language) AS language,
         coalesce(nullif(best_line.published, ''), head.facts ->> 'date', '') AS date,
         coalesce(head.facts, '{}') AS facts,
         CASE WHEN found.document_id IS NULL THEN listed.kinds
              ELSE array_remove(ARRAY[nullif(best_line.kind, '')], NULL) END AS kinds,
         CASE WHEN found.document_id IS NULL THEN listed.states
              ELSE ARRAY['published'] END AS states,
         found.board_id
    FROM found
    LEFT JOIN best_line ON best_line.file_id = found.document_id
    LEFT JOIN head ON head.page_id = coalesce(found.page_id, best_line.page_id)
    LEFT JOIN listed ON listed.page_id = found.page_id
   ORDER BY found.score DESC, date DESC, found.page_id, found.document_id;
END $$;
