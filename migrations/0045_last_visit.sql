-- When somebody came in last, and the time before: her first page tells what is new since then. Forgotten when she leaves.
ALTER TABLE account ADD COLUMN came_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE account ADD COLUMN came_before TIMESTAMP WITH TIME ZONE;
