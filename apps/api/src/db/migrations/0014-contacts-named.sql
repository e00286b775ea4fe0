-- Somebody new at a customer that keeps rules approves nothing until the rules name them, whichever way they came in.
ALTER TABLE contact ADD COLUMN came_after_rules boolean NOT NULL DEFAULT false;

CREATE FUNCTION mark_who_came_after_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.came_after_rules := EXISTS (
    SELECT 1 FROM authority a
    WHERE a.organization_id = NEW.organization_id AND a.customer_id = NEW.customer_id);
  RETURN NEW;
END $$;
CREATE TRIGGER came_after_rules BEFORE INSERT ON contact
  FOR EACH ROW EXECUTE FUNCTION mark_who_came_after_rules();
