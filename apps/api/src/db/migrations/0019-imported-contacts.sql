-- Which import brought a person, so that taking the import back takes them along.
ALTER TABLE contact ADD COLUMN import_id uuid;
CREATE INDEX contact_by_import ON contact (organization_id, import_id) WHERE import_id IS NOT NULL;
