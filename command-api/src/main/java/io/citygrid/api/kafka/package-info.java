/** Kafka as the API uses it: topics that must be there, and producers that never block it. */
@NullMarked
package io.citygrid.api.kafka;

import org.jspecify.annotations.NullMarked;
