/**
 * What the city finds out about itself: what stands out at a moment among the cases and alerts that
 * are known ({@link io.citygrid.live.finding.Review}), and the one life of each finding ({@link
 * io.citygrid.live.finding.FindingLife}).
 */
@NullMarked
package io.citygrid.live.finding;

import org.jspecify.annotations.NullMarked;
