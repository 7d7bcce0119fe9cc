/**
 * The job that makes a report a case, locates it and dispatches it. Its decisions are in {@code
 * core}; here they are loaded, called, kept and counted.
 */
@NullMarked
package io.citygrid.jobs.cases;

import org.jspecify.annotations.NullMarked;
