extension Schema {
  /// What the full-text index is without.
  ///
  /// The index itself is made when somebody searches: it holds nothing that cannot be made again.
  static let entriesSearched = """
    CREATE INDEX entry_unsearched ON entry (id) WHERE search_id IS NULL;
    """

  /// Small rows for what is decided by, documents apart: what is asked of every entry of a feed, or of
  /// the timeline, does not read past texts.
  ///
  /// The marks are digests of which each finds an entry under one name: the id and the link in every
  /// feed, the text in every feed, the title within its own.
  static let entriesInTime = """
    CREATE TABLE entry_in_time (
      id INTEGER PRIMARY KEY,
      subscription_id INTEGER NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
      identity TEXT NOT NULL CHECK (identity <> ''),
      link TEXT,
      fingerprint BLOB NOT NULL,
      digest BLOB NOT NULL,
      first_seen INTEGER NOT NULL,
      last_changed INTEGER NOT NULL,
      position INTEGER NOT NULL,
      -- The date that the feed states, believed or not.
      dated INTEGER,
      id_mark INTEGER,
      link_mark INTEGER,
      text_mark INTEGER,
      title_mark INTEGER,
      -- 0: on the timeline; 1: on it, but it came later than others of its date; 2: only stored.
      placement INTEGER NOT NULL DEFAULT 0 CHECK (placement IN (0, 1, 2)),
      -- The id that it is published under, where that is not the one in its document.
      published_id TEXT,
      -- When the feed was first without it; it has only fallen off the end.
      missing_since INTEGER,
      -- When its author took it back.
      withdrawn INTEGER,
      -- Its number in the full-text index; a form that is not there yet has none.
      search_id INTEGER,
      UNIQUE (subscription_id, identity),
      CHECK (position <= first_seen)
    ) STRICT;
    INSERT INTO entry_in_time (id, subscription_id, identity, link, fingerprint, digest, first_seen,
        last_changed, position)
      SELECT id, subscription_id, identity, link, fingerprint, digest, first_seen, last_changed,
        position
      FROM entry ORDER BY id;

    -- An entry whose document is not kept any more is known, and not shown.
    CREATE TABLE entry_document (
      entry_id INTEGER PRIMARY KEY REFERENCES entry_in_time (id) ON DELETE CASCADE,
      bytes BLOB NOT NULL
    ) STRICT;
    INSERT INTO entry_document (entry_id, bytes) SELECT id, document FROM entry ORDER BY id;
    DROP TABLE entry;
    ALTER TABLE entry_in_time RENAME TO entry;
    CREATE INDEX entry_on_timeline ON entry (position DESC, id) WHERE placement < 2;
    CREATE INDEX entry_by_id_mark ON entry (id_mark) WHERE id_mark IS NOT NULL;
    CREATE INDEX entry_by_link_mark ON entry (link_mark) WHERE link_mark IS NOT NULL;
    CREATE INDEX entry_by_text_mark ON entry (text_mark) WHERE text_mark IS NOT NULL;
    CREATE UNIQUE INDEX entry_by_search_id ON entry (search_id) WHERE search_id IS NOT NULL;

    -- Earlier forms of entries, as they were until `until`.
    CREATE TABLE revision (
      entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      since INTEGER NOT NULL,
      until INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (entry_id, number)
    ) STRICT, WITHOUT ROWID;

    -- Counts what changed the timeline, so that nobody need look through it to see that it did not.
    CREATE TABLE timeline_change (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      count INTEGER NOT NULL
    ) STRICT;
    INSERT INTO timeline_change (only, count) VALUES (1, 0);
    """
}
