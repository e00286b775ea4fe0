-- Documents as evidence: a report, a data sheet. Their name is the caption; their bytes lie where the pictures' do. The
-- policies and grants of the table hold for its new columns.
ALTER TABLE evidence ADD COLUMN content_type text;
ALTER TABLE evidence ADD COLUMN size int;
ALTER TABLE evidence DROP CONSTRAINT evidence_kind_check;
ALTER TABLE evidence ADD CONSTRAINT evidence_kind_check CHECK (kind IN ('photo', 'reading', 'note', 'document'));
ALTER TABLE evidence ADD CHECK (kind <> 'document' OR num_nulls(caption, content_type, size) = 0);
