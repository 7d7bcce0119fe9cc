/**
 * Traffic on the segments of the city's roads, in intervals of event time. Terms and formulas
 * follow GB/T 33171-2016; thresholds are the city's ({@link io.citygrid.city.TrafficRules}).
 */
@NullMarked
package io.citygrid.live.traffic;

import org.jspecify.annotations.NullMarked;
