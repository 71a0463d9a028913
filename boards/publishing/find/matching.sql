-- The passages that match, up to a bound, by the index whatever the planner thinks of the
-- bound: to read the table until there are enough of them takes longest where there are few.
CREATE OR REPLACE FUNCTION wall.passages_matching(query tsquery, most integer)
RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET enable_seqscan = off
SET enable_indexscan = off AS $$
BEGIN
  RETURN QUERY SELECT id FROM boards_passage WHERE vector @@ query LIMIT most;
END $$;

-- Words of a board that have so many letters in common with one that was typed that a
-- fault may lie between them. Two letters that changed places leave few triples alike.
CREATE OR REPLACE FUNCTION wall.words_alike(board bigint, languages text[], typed text)
RETURNS TABLE (word text, plain text, how real)
LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM set_limit(0.22);
  RETURN QUERY
  SELECT DISTINCT known.word::text, known.plain::text, similarity(known.plain, typed)
    FROM boards_searchword AS known
   WHERE known.board_id = words_alike.board AND known.language = ANY (languages)
     AND known.plain % typed
   ORDER BY 3 DESC, 1
   LIMIT 24;
END $$;
