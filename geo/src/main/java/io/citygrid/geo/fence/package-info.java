/**
 * Fences, their versioned layers, and the index that answers "which fences cover this point?". A
 * point on an edge or a vertex is covered by every fence that has this edge (the rule of JTS {@code
 * covers}).
 */
@NullMarked
package io.citygrid.geo.fence;

import org.jspecify.annotations.NullMarked;
