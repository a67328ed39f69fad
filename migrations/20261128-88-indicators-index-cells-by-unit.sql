-- A unit's sheet reads the cells of one unit and one window, at each change of it; by window alone that was every unit's.
create index cell_of_unit on indicators.cell (unit_id, from_on, to_on);
