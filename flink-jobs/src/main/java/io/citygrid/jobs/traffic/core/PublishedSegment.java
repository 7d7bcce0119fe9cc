package io.citygrid.jobs.traffic.core;

import io.citygrid.city.view.SegmentView;

/**
 * A segment as it is shown. Flat, streamed.
 *
 * @param version of this interval of it
 * @param roadVersion of this interval of its road: how far traffic stands back changes with other
 *     segments of it
 */
public record PublishedSegment(SegmentView view, long version, long roadVersion) {}
