/**
 * Flow between areas, from where devices and vehicles were heard: where somebody stays, from which
 * stay to which somebody came, how many went from area to area in an interval, and whether that is
 * unusual. Thresholds are the city's ({@link io.citygrid.city.FlowRules}).
 */
@NullMarked
package io.citygrid.live.flow;

import org.jspecify.annotations.NullMarked;
