-- The passages that match, up to a bound, by the index whatever the planner thinks of the
-- bound: to read the table until there are enough of them takes longest where there are few.
CREATE OR REPLACE FUNCTION wall.passages_matching(query tsquery, most integer)
RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET enable_seqscan = off
SET enable_indexscan = off AS $$
BEGIN
  RETURN QUERY SELECT id FROM boards_passage WHERE vector @@ query LIMIT most;
END $$;
