/** The whole path from Kafka to Redis, each job beside one that only reads and discards. */
@NullMarked
package io.citygrid.bench.path;

import org.jspecify.annotations.NullMarked;
