-- What the policies ask of boards: see the functions beside the rules of the wall.

CREATE OR REPLACE FUNCTION wall.collection_path() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT path::text FROM boards_board
    JOIN wagtailcore_collection ON wagtailcore_collection.id = collection_id
   WHERE page_ptr_id = wall.board() AND depth = 2
$$;

CREATE OR REPLACE FUNCTION wall.groups() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(group_id::integer), '{}') FROM boards_boardrole
   WHERE board_id = wall.board()
$$;

CREATE OR REPLACE FUNCTION wall.board_of_collection(collection_id integer)
RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT board.page_ptr_id FROM wagtailcore_collection AS inner_one
    JOIN wagtailcore_collection AS top ON top.path = left(inner_one.path, 8)
    JOIN boards_board AS board ON board.collection_id = top.id
   WHERE inner_one.id = board_of_collection.collection_id
$$;

-- What somebody who has left was called here. Their own row is not the board's to see.
CREATE OR REPLACE FUNCTION wall.former_name(person integer) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT name::text FROM boards_membership
   WHERE board_id = wall.board() AND person_id = person
$$;

CREATE OR REPLACE FUNCTION wall.board_of_collection_at(place text) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT board.page_ptr_id FROM boards_board AS board
      JOIN wagtailcore_collection AS top ON top.id = board.collection_id
     WHERE top.path = left(place, 8)
  );
END $$;

-- Boards, and those whose pages say something of them: a board that has ended names its
-- successor, and an alias in another board is as closed as its source.
CREATE OR REPLACE FUNCTION wall.showing(boards integer[]) RETURNS integer[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
BEGIN
  IF to_regclass('boards_boardclosure') IS NULL THEN
    RETURN boards;
  END IF;
  RETURN boards || ARRAY(
    SELECT board_id FROM boards_boardclosure WHERE successor_id = ANY (boards)
     UNION
    -- From the aliases, which are few, and each step by its key.
    SELECT other.id FROM (
      SELECT path, alias_of_id FROM wagtailcore_page WHERE alias_of_id IS NOT NULL OFFSET 0
    ) AS alias CROSS JOIN LATERAL (
      SELECT path FROM wagtailcore_page WHERE id = alias.alias_of_id OFFSET 0
    ) AS source CROSS JOIN LATERAL (
      SELECT id FROM wagtailcore_page WHERE path = left(source.path, 8) OFFSET 0
    ) AS own CROSS JOIN LATERAL (
      SELECT id FROM wagtailcore_page WHERE path = left(alias.path, 8) OFFSET 0
    ) AS other
     WHERE left(alias.path, 8) <> left(source.path, 8) AND own.id = ANY (boards)
  );
END $$;
