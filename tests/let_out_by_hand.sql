-- Gives a line of the ledger to whatever is open without one, as if it had been public
-- before. A function, so that the plans of the views are kept: tests call it often.
CREATE SCHEMA tests;
CREATE FUNCTION tests.let_out_by_hand() RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  pages integer[] := ARRAY(SELECT id::integer FROM wall.opened_pages);
  files integer[] := ARRAY(SELECT id::integer FROM wall.opened_files);
  images integer[] := ARRAY(SELECT id::integer FROM wall.opened_images);
  item record;
BEGIN
  FOR item IN SELECT * FROM wall.not_let_out(pages, files, images) LOOP
    UPDATE boards_ledgerline AS line SET ended_at = now()
     WHERE line.what = item.what AND line.key = item.key AND line.ended_at IS NULL;
    INSERT INTO boards_ledgerline (what, key, board_id, version, digest, rule, at)
    VALUES (item.what, item.key, item.board, item.version, item.digest, 'before',
            '2000-01-01');
  END LOOP;
END $$;
