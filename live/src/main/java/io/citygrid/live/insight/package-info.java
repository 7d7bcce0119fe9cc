/**
 * What stands out among many cases: clusters in space and time, and problems that come more often
 * than is usual for them. Each finding names the cases it rests on and says how often it would be
 * found where there is nothing.
 */
@NullMarked
package io.citygrid.live.insight;

import org.jspecify.annotations.NullMarked;
