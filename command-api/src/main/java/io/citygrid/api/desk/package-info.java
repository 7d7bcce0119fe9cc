/**
 * Where people move cases: takes commands, hands them to Kafka and tells their senders what became
 * of them. The decision itself falls in the job.
 */
@NullMarked
package io.citygrid.api.desk;

import org.jspecify.annotations.NullMarked;
