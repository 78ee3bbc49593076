-- Extensions live in schema platform (created by Flyway), also on a server whose administrator installed them elsewhere.
DO $$
DECLARE
    wanted text;
    found  text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['unaccent', 'pg_trgm'] LOOP
        SELECT n.nspname INTO found
        FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extname = wanted;
        IF found IS NULL THEN
            EXECUTE format('CREATE EXTENSION %I WITH SCHEMA platform', wanted);
        ELSIF found <> 'platform' THEN
            EXECUTE format('ALTER EXTENSION %I SET SCHEMA platform', wanted);
        END IF;
    END LOOP;
END
$$;

-- How a text is compared when letter case and Vietnamese marks must not matter: 'ĐẶNG Ước' becomes 'dang uoc'.
CREATE FUNCTION platform.fold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(platform.unaccent('platform.unaccent'::regdictionary, normalize(value, NFC)));
