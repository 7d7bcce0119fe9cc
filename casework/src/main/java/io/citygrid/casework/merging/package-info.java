/**
 * Reports on the same matter (并案), as pure rules: which open case a new report belongs to, and
 * whether a rule may say so or a person must.
 */
@NullMarked
package io.citygrid.casework.merging;

import org.jspecify.annotations.NullMarked;
