/**
 * The life of a case as one pure state machine: {@link io.citygrid.casework.life.LifeTable} says
 * which move is possible in which state, who may make it, what it needs and where it leads; {@link
 * io.citygrid.casework.life.CaseLife} decides by it. The jobs decide with it, the API says with it
 * what is allowed, and {@code docs/case-life.md} is written from it.
 */
@NullMarked
package io.citygrid.casework.life;

import org.jspecify.annotations.NullMarked;
