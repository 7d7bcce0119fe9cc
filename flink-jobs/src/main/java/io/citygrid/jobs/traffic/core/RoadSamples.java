package io.citygrid.jobs.traffic.core;

import java.util.List;

/**
 * What was driven of one road in one interval, decided under one city version: at least one sample,
 * each of another segment. Flat, streamed.
 */
public record RoadSamples(List<SegmentSample> samples) {}
