/**
 * How messages and the live view travel: topic names, Redis key names and JSON codecs, each stated
 * once. Writers and readers of both sides use these and nothing else.
 */
@NullMarked
package io.citygrid.city.wire;

import org.jspecify.annotations.NullMarked;
