/**
 * Crowds in the city's hot public areas, in windows of event time: how many, how dense, what is
 * usual, what comes, and when to warn. Thresholds are the city's ({@link
 * io.citygrid.city.CrowdRules}).
 */
@NullMarked
package io.citygrid.live.crowd;

import org.jspecify.annotations.NullMarked;
