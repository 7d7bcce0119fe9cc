/**
 * The city's content: read from Kafka, published to it, shown and edited over HTTP. This is the
 * only place that publishes versions of the city.
 */
@NullMarked
package io.citygrid.api.city;

import org.jspecify.annotations.NullMarked;
