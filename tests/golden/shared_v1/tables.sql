CREATE SCHEMA IF NOT EXISTS seatledger;
CREATE TABLE seatledger.ledger (
  id int PRIMARY KEY CHECK (id = 1), format int NOT NULL, origin text NOT NULL,
  epoch bigint NOT NULL, leader uuid, leader_name text, leader_url text, beat bigint NOT NULL);
CREATE TABLE seatledger.chunks (
  first bigint PRIMARY KEY CHECK (first > 0), count int NOT NULL CHECK (count > 0),
  epoch bigint NOT NULL, append_id uuid NOT NULL,
  records bytea[] COMPRESSION lz4 NOT NULL CHECK (cardinality(records) = count));
REVOKE UPDATE, DELETE, TRUNCATE ON seatledger.chunks FROM CURRENT_USER;
CREATE VIEW seatledger.events AS
  SELECT first + n - 1 AS position, convert_from(record, 'UTF8') AS line
  FROM seatledger.chunks, unnest(records) WITH ORDINALITY AS r(record, n);
CREATE TABLE seatledger.people (
  person_id bigint PRIMARY KEY, changed bigint NOT NULL, row text) PARTITION BY HASH (person_id);
CREATE INDEX people_changed ON seatledger.people (changed, person_id);
CREATE TABLE seatledger.people_0 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 0);
CREATE TABLE seatledger.people_1 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 1);
CREATE TABLE seatledger.people_2 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 2);
CREATE TABLE seatledger.people_3 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 3);
CREATE TABLE seatledger.people_4 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 4);
CREATE TABLE seatledger.people_5 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 5);
CREATE TABLE seatledger.people_6 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 6);
CREATE TABLE seatledger.people_7 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 7);
CREATE TABLE seatledger.people_8 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 8);
CREATE TABLE seatledger.people_9 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 9);
CREATE TABLE seatledger.people_10 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 10);
CREATE TABLE seatledger.people_11 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 11);
CREATE TABLE seatledger.people_12 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 12);
CREATE TABLE seatledger.people_13 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 13);
CREATE TABLE seatledger.people_14 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 14);
CREATE TABLE seatledger.people_15 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 15);
CREATE TABLE seatledger.people_16 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 16);
CREATE TABLE seatledger.people_17 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 17);
CREATE TABLE seatledger.people_18 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 18);
CREATE TABLE seatledger.people_19 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 19);
CREATE TABLE seatledger.people_20 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 20);
CREATE TABLE seatledger.people_21 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 21);
CREATE TABLE seatledger.people_22 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 22);
CREATE TABLE seatledger.people_23 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 23);
CREATE TABLE seatledger.people_24 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 24);
CREATE TABLE seatledger.people_25 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 25);
CREATE TABLE seatledger.people_26 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 26);
CREATE TABLE seatledger.people_27 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 27);
CREATE TABLE seatledger.people_28 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 28);
CREATE TABLE seatledger.people_29 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 29);
CREATE TABLE seatledger.people_30 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 30);
CREATE TABLE seatledger.people_31 PARTITION OF seatledger.people FOR VALUES WITH (MODULUS 32, REMAINDER 31);
CREATE TABLE seatledger.secrets (
  name text PRIMARY KEY, value text NOT NULL);
CREATE TABLE seatledger.verifier_keys (number int PRIMARY KEY, key text NOT NULL);
CREATE TABLE seatledger.checkpoints (size bigint PRIMARY KEY, note text NOT NULL);
CREATE TABLE seatledger.webhooks (id bigint PRIMARY KEY, row text);
CREATE TABLE seatledger.servers (
  name text PRIMARY KEY, id uuid NOT NULL, url text NOT NULL, version text NOT NULL,
  position bigint NOT NULL, erased_to bigint NOT NULL, backups text NOT NULL,
  seen timestamptz NOT NULL);
