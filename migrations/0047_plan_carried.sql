-- A plan goes on in that of the next contract. `carried_from` is what an axis, an objective or an action was copied from: each is
-- copied once. `settled_on` is the day on which it was decided that it goes on there, or ends with its contract.
ALTER TABLE plan_axis ADD COLUMN carried_from UUID REFERENCES plan_axis (id);
ALTER TABLE plan_axis ADD COLUMN settled_on DATE;
CREATE UNIQUE INDEX plan_axis_by_origin ON plan_axis (carried_from);
ALTER TABLE plan_objective ADD COLUMN carried_from UUID REFERENCES plan_objective (id);
ALTER TABLE plan_objective ADD COLUMN settled_on DATE;
CREATE UNIQUE INDEX plan_objective_by_origin ON plan_objective (carried_from);
ALTER TABLE plan_action ADD COLUMN carried_from UUID REFERENCES plan_action (id);
ALTER TABLE plan_action ADD COLUMN settled_on DATE;
CREATE UNIQUE INDEX plan_action_by_origin ON plan_action (carried_from);

-- Axes and objectives that were taken away keep their row, as actions do, and may come back.
ALTER TABLE plan_axis ADD COLUMN removed_on DATE;
ALTER TABLE plan_objective ADD COLUMN removed_on DATE;

-- Who entered values and sessions is told by a function, `entered_as`. Which account it was nobody read here: the journal knows it,
-- for as long as the journal is kept.
ALTER TABLE plan_value DROP COLUMN entered_by;
ALTER TABLE plan_session DROP COLUMN entered_by;
