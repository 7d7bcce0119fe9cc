/** What crowds and traffic cost: the two jobs that see the most messages. */
@NullMarked
package io.citygrid.bench.live;

import org.jspecify.annotations.NullMarked;
