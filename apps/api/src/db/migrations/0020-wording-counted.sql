-- Whether the words the customer reads are in service language: looked at once, when they are sent or changed. Null where
-- nobody has looked yet; the sweep does that, a bounded number at a time, so that an old database is upgraded at once.
ALTER TABLE proposal_version ADD COLUMN in_service_language boolean;
GRANT UPDATE (in_service_language) ON proposal_version TO {app}, {jobs};
CREATE INDEX proposal_version_to_look_at ON proposal_version (sent_at) WHERE in_service_language IS NULL;

-- The scorecard looks at the last months of one firm, however long its history is.
CREATE INDEX proposal_version_by_time ON proposal_version (organization_id, sent_at);
CREATE INDEX question_by_time ON question (organization_id, asked_at);
CREATE INDEX decision_by_time ON decision (organization_id, at);
CREATE INDEX feedback_by_time ON feedback (organization_id, at);
