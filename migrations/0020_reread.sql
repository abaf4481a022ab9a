-- Which words of the public face a person has read again, in the languages that are not complete. `digest` is of the words
-- and of the French they stand for: when either changes, they are to be read again. Kept as long as the installation.
CREATE TABLE word_reread (
    lang TEXT NOT NULL,
    word TEXT NOT NULL,
    digest TEXT NOT NULL,
    reread_on DATE NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (lang, word)
);
