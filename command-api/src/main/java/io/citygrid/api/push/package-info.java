/**
 * The feed: a WebSocket that tells a viewer the live view as it is (snapshot) and then every change
 * of it in order (deltas), so that nothing is missed, doubled or shown as live when it is not.
 */
@NullMarked
package io.citygrid.api.push;

import org.jspecify.annotations.NullMarked;
