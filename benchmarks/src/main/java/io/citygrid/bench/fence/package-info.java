/** How fast the fence index answers, beside the two ways JTS offers. */
@NullMarked
package io.citygrid.bench.fence;

import org.jspecify.annotations.NullMarked;
