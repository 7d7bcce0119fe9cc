package io.citygrid.jobs.traffic.core;

import io.citygrid.city.view.SegmentView;

/**
 * A segment as it is shown. Flat, streamed.
 *
 * @param version of this interval of it
 */
public record PublishedSegment(SegmentView view, long version) {}
