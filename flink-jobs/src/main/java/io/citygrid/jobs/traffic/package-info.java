/** The job for traffic: how congested are the roads, and did something happen? */
@NullMarked
package io.citygrid.jobs.traffic;

import org.jspecify.annotations.NullMarked;
