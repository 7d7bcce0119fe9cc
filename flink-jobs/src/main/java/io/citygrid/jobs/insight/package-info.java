/**
 * The job for insight: when does the city warn? Signals are found under the city's rules; a desk
 * for each rule and subject decides. The rules are the package {@code live.warning}.
 */
@NullMarked
package io.citygrid.jobs.insight;

import org.jspecify.annotations.NullMarked;
