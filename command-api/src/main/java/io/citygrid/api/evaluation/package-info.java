/** Indicators and scores over HTTP: numbers, the cases behind each, a table, a printable page. */
@NullMarked
package io.citygrid.api.evaluation;

import org.jspecify.annotations.NullMarked;
