-- Figures are counted by the day of intake: acceptance, or filing where a dossier was never accepted.
CREATE INDEX dossier_by_intake ON dossier.dossier (authority, (COALESCE(accepted_at, filed_at)));
