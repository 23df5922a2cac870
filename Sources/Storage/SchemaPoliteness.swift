extension Schema {
  /// What polite fetching remembers between requests, and the requests themselves.
  static let politeness = """
    -- Requests are spaced by the wall clock, in milliseconds; what a server taught us of its patience.
    ALTER TABLE host ADD COLUMN free_at INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE host ADD COLUMN slowness INTEGER NOT NULL DEFAULT 0 CHECK (slowness >= 0);
    ALTER TABLE host ADD COLUMN refusals INTEGER NOT NULL DEFAULT 0 CHECK (refusals >= 0);
    ALTER TABLE host ADD COLUMN reason TEXT NOT NULL DEFAULT '';

    -- Where the feed is asked for since it moved; how often in a row it was said to have moved.
    ALTER TABLE fetch ADD COLUMN current_url TEXT CHECK (current_url <> '');
    ALTER TABLE fetch ADD COLUMN moved_count INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE fetch ADD COLUMN moved_day INTEGER;
    ALTER TABLE fetch ADD COLUMN refused_move TEXT;
    -- What kind of failure it was, and since when there has been nothing else.
    ALTER TABLE fetch ADD COLUMN failure TEXT;
    ALTER TABLE fetch ADD COLUMN failing_since INTEGER;
    ALTER TABLE fetch ADD COLUMN due_reason TEXT NOT NULL DEFAULT '';
    -- What the publisher asks for, in seconds and as sets of bits.
    ALTER TABLE fetch ADD COLUMN fresh_for INTEGER;
    ALTER TABLE fetch ADD COLUMN stated_interval INTEGER;
    ALTER TABLE fetch ADD COLUMN stated_base INTEGER;
    ALTER TABLE fetch ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE fetch ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;
    -- How often there is something new, and when there last was.
    ALTER TABLE fetch ADD COLUMN rhythm INTEGER;
    ALTER TABLE fetch ADD COLUMN newest INTEGER;
    -- Bytes of the last answer with a body, and of those that a 304 made unnecessary.
    ALTER TABLE fetch ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE fetch ADD COLUMN saved INTEGER NOT NULL DEFAULT 0;

    -- What was asked, by the wall clock in milliseconds: the program's own witness, kept for a while.
    CREATE TABLE request (
      id INTEGER PRIMARY KEY,
      subscription_id INTEGER REFERENCES subscription (id) ON DELETE SET NULL,
      host TEXT NOT NULL,
      url TEXT NOT NULL,
      started INTEGER NOT NULL,
      ended INTEGER NOT NULL,
      sent_etag TEXT,
      sent_modified TEXT,
      status INTEGER,
      etag TEXT,
      last_modified TEXT,
      retry_after TEXT,
      is_taken INTEGER NOT NULL DEFAULT 0 CHECK (is_taken IN (0, 1)),
      is_insisted INTEGER NOT NULL DEFAULT 0 CHECK (is_insisted IN (0, 1)),
      CHECK (started <= ended)
    ) STRICT;
    """
}
