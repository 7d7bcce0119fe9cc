package io.citygrid.casework.moves;

import io.citygrid.city.Names;

/**
 * What stands against a move.
 *
 * @param field the field of the command that is wrong; empty when none is
 */
public record Objection(Refusal refusal, String field, Names detail) {}
