package io.citygrid.casework.life;

import io.citygrid.city.Names;

/**
 * What stands against a move.
 *
 * @param field the field of the command that is wrong; empty when none is
 */
record Objection(Refusal refusal, String field, Names detail) {}
