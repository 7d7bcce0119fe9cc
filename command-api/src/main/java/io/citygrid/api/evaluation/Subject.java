package io.citygrid.api.evaluation;

import io.citygrid.city.Names;

/**
 * Whose cases are counted: an area, a cell, a department, a category, a source, a post or a person.
 */
record Subject(String id, Names names) {}
