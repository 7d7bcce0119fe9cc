/** Reading back the record: what the jobs decided, as Kafka keeps it. */
@NullMarked
package io.citygrid.jobs.record;

import org.jspecify.annotations.NullMarked;
