/**
 * Travel time between places: what each segment takes in an interval, the quickest way along all of
 * them, and what is usual for it. Thresholds are the city's ({@link
 * io.citygrid.city.TrafficRules.Travel}).
 */
@NullMarked
package io.citygrid.live.traffic.travel;

import org.jspecify.annotations.NullMarked;
