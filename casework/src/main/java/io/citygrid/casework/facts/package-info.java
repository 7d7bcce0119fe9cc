/**
 * What is on record of a cell (人房法人), as pure rules: who may change a dwelling, household or
 * business, what becomes of an edit that came too late, and when someone is to go there next.
 */
@NullMarked
package io.citygrid.casework.facts;

import org.jspecify.annotations.NullMarked;
