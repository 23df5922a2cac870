/// The tables, as the steps that made them.
///
/// Append only: the count is the version of the database, and a step that has been released is never
/// edited. Instants are whole seconds since 1970 in UTC.
enum Schema {
  static let migrations = [
    feedsAndEntries, comments, publications, politeness, entriesInTime, entriesSearched,
    timelineArchive, pushes, plainChecks,
  ]

  private static let feedsAndEntries = """
    -- Whom requests go to: spaced, leased and held back together (a host is asked by one at a time).
    CREATE TABLE host (
      name TEXT NOT NULL PRIMARY KEY,
      not_before INTEGER NOT NULL DEFAULT 0,
      leased_until INTEGER NOT NULL DEFAULT 0,
      lease TEXT NOT NULL DEFAULT ''
    ) STRICT, WITHOUT ROWID;

    -- What the blogroll lists, and what it once listed: state is not lost by a slip in a file.
    CREATE TABLE subscription (
      id INTEGER PRIMARY KEY,
      url TEXT NOT NULL UNIQUE CHECK (url <> ''),
      host TEXT NOT NULL REFERENCES host (name),
      is_listed INTEGER NOT NULL DEFAULT 1 CHECK (is_listed IN (0, 1)),
      title TEXT,
      site_url TEXT,
      added INTEGER NOT NULL,
      document BLOB
    ) STRICT;
    CREATE INDEX subscription_by_host ON subscription (host);

    -- How the last exchange went, and what the next one needs.
    CREATE TABLE fetch (
      subscription_id INTEGER NOT NULL PRIMARY KEY REFERENCES subscription (id) ON DELETE CASCADE,
      etag TEXT,
      last_modified TEXT,
      validated_url TEXT,
      attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
      failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
      last_attempt INTEGER,
      last_success INTEGER,
      outcome TEXT NOT NULL DEFAULT 'never'
        CHECK (outcome IN ('never', 'unchanged', 'fetched', 'gone', 'failed')),
      detail TEXT NOT NULL DEFAULT '',
      moved_to TEXT,
      next_due INTEGER NOT NULL DEFAULT 0,
      CHECK (etag IS NULL OR validated_url IS NOT NULL),
      CHECK (last_modified IS NULL OR validated_url IS NOT NULL)
    ) STRICT;
    CREATE INDEX fetch_by_due ON fetch (next_due);

    -- One row an entry and feed; `position` is its date, never later than when it was first seen.
    CREATE TABLE entry (
      id INTEGER PRIMARY KEY,
      subscription_id INTEGER NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
      identity TEXT NOT NULL CHECK (identity <> ''),
      link TEXT,
      fingerprint BLOB NOT NULL,
      digest BLOB NOT NULL,
      first_seen INTEGER NOT NULL,
      last_changed INTEGER NOT NULL,
      position INTEGER NOT NULL,
      document BLOB NOT NULL,
      UNIQUE (subscription_id, identity),
      CHECK (position <= first_seen)
    ) STRICT;
    CREATE INDEX entry_by_position ON entry (position DESC, id);
    CREATE INDEX entry_by_link ON entry (link) WHERE link IS NOT NULL;
    """

  private static let comments = """
    -- What readers sent. Approved comments live in the blog's files; only those that wait are here alone.
    CREATE TABLE comment (
      id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
      post TEXT NOT NULL CHECK (post <> ''),
      in_reply_to TEXT,
      name TEXT NOT NULL,
      email TEXT NOT NULL DEFAULT '',
      url TEXT,
      body TEXT NOT NULL CHECK (body <> ''),
      submitted INTEGER NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('awaiting', 'published', 'rejected', 'spam')),
      decided INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX comment_by_status ON comment (status, submitted);
    """

  private static let publications = """
    -- The site as readers last got it: a file's Last-Modified moves when its bytes do, over restarts too.
    CREATE TABLE publication (
      path TEXT NOT NULL PRIMARY KEY,
      digest TEXT NOT NULL,
      modified INTEGER
    ) STRICT, WITHOUT ROWID;
    """

  /// What is checked of a row, without a list of more than two values: SQLite makes a table of such a list
  /// for every row that is written.
  ///
  /// Only the texts of the tables change, as SQLite's manual has it for what changes no row (ALTER TABLE
  /// section 7). They mean the same, so no program that has the database open need know of it.
  private static let plainChecks = """
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET sql = replace(sql, 'placement IN (0, 1, 2)', 'placement BETWEEN 0 AND 2')
      WHERE type = 'table' AND name = 'entry';
    UPDATE sqlite_schema SET sql = replace(sql,
        'outcome IN (''never'', ''unchanged'', ''fetched'', ''gone'', ''failed'')',
        'outcome = ''never'' OR outcome = ''unchanged'' OR outcome = ''fetched'' OR outcome = ''gone'''
          || ' OR outcome = ''failed''')
      WHERE type = 'table' AND name = 'fetch';
    UPDATE sqlite_schema SET sql = replace(sql,
        'state IN (''found'', ''asked'', ''active'', ''denied'')',
        'state = ''found'' OR state = ''asked'' OR state = ''active'' OR state = ''denied''')
      WHERE type = 'table' AND name = 'push';
    UPDATE sqlite_schema SET sql = replace(sql,
        'status IN (''awaiting'', ''published'', ''rejected'', ''spam'')',
        'status = ''awaiting'' OR status = ''published'' OR status = ''rejected'' OR status = ''spam''')
      WHERE type = 'table' AND name = 'comment';
    PRAGMA writable_schema = RESET;
    """
}
