-- Since when the clock of a dossier stands still through no doing of the citizen, such as while its papers are lost. The state
-- stays what it is: where papers are is another axis.
ALTER TABLE dossier.dossier ADD COLUMN paused_at timestamptz;
