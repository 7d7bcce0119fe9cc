/**
 * Citizens check handled cases for a reward (红包核查), as pure rules: when a task opens and to whom it
 * is offered, who may take and answer it, what an answer is worth, and what it means for the case.
 */
@NullMarked
package io.citygrid.casework.verification;

import org.jspecify.annotations.NullMarked;
