/**
 * People who are followed by a camera: how dense and how fast they are, who crosses a line, and how
 * long they stay.
 */
@NullMarked
package io.citygrid.live.crowd.track;

import org.jspecify.annotations.NullMarked;
