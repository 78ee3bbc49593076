-- Which of the dossier's results a parcel brings; unknown of what was packed before.
ALTER TABLE post.shipment ADD COLUMN result_no integer;
