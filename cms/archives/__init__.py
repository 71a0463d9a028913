"""A site as plain files, as the public reads it, that needs no server to be read.

`visitor` asks for addresses as anybody does, so that nothing is in an archive that
nobody may read. `site` follows the links, `rewriting` turns them into ways between
files, and `bags` adds the checksums of BagIt.
"""
