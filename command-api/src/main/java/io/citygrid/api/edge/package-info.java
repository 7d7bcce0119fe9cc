/**
 * The front door: reports and readings come in, are checked whole, and are acknowledged only once
 * Kafka has them. What can be seen to be wrong is refused here with the field named.
 */
@NullMarked
package io.citygrid.api.edge;

import org.jspecify.annotations.NullMarked;
