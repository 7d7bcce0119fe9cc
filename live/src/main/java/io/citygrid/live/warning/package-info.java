/**
 * Early warning: when the city warns, whom, and until when. Signals say what happened, already with
 * the rule that it matters to; a desk for each rule and subject decides, and needs no city.
 */
@NullMarked
package io.citygrid.live.warning;

import org.jspecify.annotations.NullMarked;
