-- How far something has got that goes on in its order, such as what an outside witness knows of the seals.
CREATE TABLE platform.watermark (
    name   text PRIMARY KEY,
    number bigint NOT NULL CHECK (number > 0),
    at     timestamptz NOT NULL
);
