/**
 * Evaluation of cases: in which numbers of domain terms a case counts, and what an area or a
 * department is worth by them. Pure.
 */
@NullMarked
package io.citygrid.casework.evaluation;

import org.jspecify.annotations.NullMarked;
