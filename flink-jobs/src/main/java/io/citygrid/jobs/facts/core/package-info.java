/** What the job for facts needs of a city, and what it tells senders. Pure: no Flink, no Kafka. */
@NullMarked
package io.citygrid.jobs.facts.core;

import org.jspecify.annotations.NullMarked;
