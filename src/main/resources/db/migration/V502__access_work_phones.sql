-- Where citizens reach a person at work: number and extension, printed on the requests that person sends.
ALTER TABLE access.account ADD COLUMN work_phone text;
