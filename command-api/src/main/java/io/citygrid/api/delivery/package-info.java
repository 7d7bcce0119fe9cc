/**
 * Hands notifications over to whoever sends messages to people: once each, again after a failure,
 * and to the dead letters when it cannot be done. Which channel that is, is a port.
 */
@NullMarked
package io.citygrid.api.delivery;

import org.jspecify.annotations.NullMarked;
