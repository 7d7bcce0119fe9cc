/**
 * The whole city in one process: broker, store, jobs and API on one data directory, started in
 * order, stopped in order.
 */
@NullMarked
package io.citygrid.standalone;

import org.jspecify.annotations.NullMarked;
