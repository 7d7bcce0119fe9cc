/** Kafka as source and record: readers that never throw, writers that write exactly once. */
@NullMarked
package io.citygrid.jobs.kafka;

import org.jspecify.annotations.NullMarked;
