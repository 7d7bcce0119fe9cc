package io.citygrid.jobs.traffic.core;

import io.citygrid.live.traffic.NetworkTraffic;
import java.util.List;

/**
 * What a road adds to an area in an interval; replaces what it added before. Flat, streamed.
 *
 * @param area code of the city or a district
 * @param version of the road's interval
 * @param indexRatios the city's bounds of the index
 * @param closedAtMillis event time from which the interval is not corrected any more
 */
public record RoadShare(
    String area,
    String road,
    long intervalMillis,
    NetworkTraffic traffic,
    long version,
    List<Double> indexRatios,
    long closedAtMillis) {}
