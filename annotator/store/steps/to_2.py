"""Schema version 2: passages dismissed by a coder, and the index that finds words."""

import sqlite3

# Written out, not taken from the models: a step stays as it was released when they go on.
_STATEMENTS = (
    """CREATE TABLE document (
        id INTEGER NOT NULL,
        "key" VARCHAR(64) NOT NULL,
        text_sha256 VARCHAR(64) NOT NULL,
        CONSTRAINT pk_document PRIMARY KEY (id),
        CONSTRAINT uq_document_key UNIQUE ("key"),
        CONSTRAINT fk_document_text_sha256_version_text
            FOREIGN KEY(text_sha256) REFERENCES version_text (sha256)
    )""",
    "CREATE INDEX ix_document_text_sha256 ON document (text_sha256)",
    """CREATE TABLE dismissal (
        article_id VARCHAR(36) NOT NULL,
        coder_id VARCHAR(36) NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        exact TEXT NOT NULL,
        at VARCHAR(32) NOT NULL,
        id VARCHAR(36) NOT NULL,
        sequence INTEGER NOT NULL,
        CONSTRAINT pk_dismissal PRIMARY KEY (id),
        CONSTRAINT ck_dismissal_span CHECK (0 <= start AND start < "end"),
        CONSTRAINT fk_dismissal_article_id_article
            FOREIGN KEY(article_id) REFERENCES article (id),
        CONSTRAINT fk_dismissal_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
    )""",
    "CREATE INDEX ix_dismissal_article_id ON dismissal (article_id)",
    "CREATE INDEX ix_dismissal_coder_id ON dismissal (coder_id)",
    "CREATE VIRTUAL TABLE document_words USING fts5(title, text, content='', tokenize='ascii')",
)


def step(connection: sqlite3.Connection) -> None:
    """Add the tables; articles enter the index later, with the project open."""
    for statement in _STATEMENTS:
        connection.execute(statement)
