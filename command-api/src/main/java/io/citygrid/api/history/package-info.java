/**
 * What the live metrics were: by the minute for a week, by the quarter of an hour for a year, by
 * the day for good, and what is usual for a time of day. A store on disk that follows the topic of
 * metrics.
 */
@NullMarked
package io.citygrid.api.history;

import org.jspecify.annotations.NullMarked;
