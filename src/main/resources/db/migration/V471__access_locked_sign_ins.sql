-- A screen nobody touches is dark until its person shows their password again; the sign-in itself stays.
ALTER TABLE access.sign_in ADD COLUMN locked_at timestamptz;
