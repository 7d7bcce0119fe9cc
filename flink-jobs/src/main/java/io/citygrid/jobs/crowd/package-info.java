/** The job for crowds: how full are the city's hot public areas, and when to warn? */
@NullMarked
package io.citygrid.jobs.crowd;

import org.jspecify.annotations.NullMarked;
