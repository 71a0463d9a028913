-- Who has shaped what a release holds, and so is not its second person (R3): whoever
-- wrote the versions that are in it.

CREATE OR REPLACE FUNCTION wall.shapers(release integer) RETURNS SETOF integer
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT DISTINCT version.user_id::integer FROM boards_releaseitem AS item
    JOIN wagtailcore_revision AS version ON version.id = item.revision_id
   WHERE item.release_id = shapers.release AND version.user_id IS NOT NULL
$$;
