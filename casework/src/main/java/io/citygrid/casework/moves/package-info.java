/**
 * The engine of moves: a table says what can be done in which state, by whom and when; a command is
 * held against what was done before and then against the table. Cases and tasks of the office each
 * give it a table and their own idea of nearness and of conditions. Pure.
 */
@NullMarked
package io.citygrid.casework.moves;

import org.jspecify.annotations.NullMarked;
