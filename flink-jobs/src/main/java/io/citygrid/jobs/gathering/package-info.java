/** Gathers what one task decides before it goes to others, so that much becomes little. */
@NullMarked
package io.citygrid.jobs.gathering;

import org.jspecify.annotations.NullMarked;
