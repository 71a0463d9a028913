-- Whether an object that a row points at, by its kind and key, is no other board's.
-- What all boards share, and what is not there any more, is nobody's.
CREATE OR REPLACE FUNCTION wall.is_of_no_other_board(type_id integer, object_key text)
RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT coalesce(wall.board_of(type_id, object_key) = wall.board(), true)
$$;
