/** What a citizen's question for tasks nearby costs the live view. */
@NullMarked
package io.citygrid.bench.near;

import org.jspecify.annotations.NullMarked;
