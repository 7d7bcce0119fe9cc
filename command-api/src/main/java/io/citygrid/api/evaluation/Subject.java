package io.citygrid.api.evaluation;

import io.citygrid.city.Names;

/** Whose cases are counted: an area, a cell, a department, a category or a source. */
record Subject(String id, Names names) {}
