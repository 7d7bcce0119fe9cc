/**
 * The two servers that a city needs, for a laptop and for tests: a Kafka broker in this process and
 * a redis-server beside it, both real, both bound to loopback, both keeping their data in a
 * directory.
 */
@NullMarked
package io.citygrid.embedded;

import org.jspecify.annotations.NullMarked;
