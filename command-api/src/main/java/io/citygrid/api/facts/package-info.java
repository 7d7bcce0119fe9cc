/**
 * What is on record of a cell, over HTTP: edits by grid workers, lists, next visits; names masked
 * by role, and each reading of personal data written down before it is answered.
 */
@NullMarked
package io.citygrid.api.facts;

import org.jspecify.annotations.NullMarked;
