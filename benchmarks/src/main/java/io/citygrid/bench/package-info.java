/** Measurements, each beside its baseline. */
@NullMarked
package io.citygrid.bench;

import org.jspecify.annotations.NullMarked;
