/**
 * Open311 GeoReport v2: the door that apps of other cities know. What comes in by it is a report
 * like any other, and what is shown by it is what the holder of the key may see.
 */
@NullMarked
package io.citygrid.api.open311;

import org.jspecify.annotations.NullMarked;
