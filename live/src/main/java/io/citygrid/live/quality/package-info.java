/**
 * How far sources can be believed, as pure rules: what became of what each told, gathered by
 * interval where it is decided, and added up over a window where it is shown. Decision 0090.
 */
@NullMarked
package io.citygrid.live.quality;

import org.jspecify.annotations.NullMarked;
