package io.citygrid.city.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long one drives along a watched route in its latest interval, on the way that is the quickest
 * then. Where nothing was measured free flow is assumed, and {@code measuredShare} says for how
 * much.
 *
 * @param route its id
 * @param at start of the interval (event time)
 * @param intervalSeconds length of the interval
 * @param version of this interval; grows when what came late corrects it
 * @param seconds travel time
 * @param freeSeconds what the quickest way takes when all roads are empty
 * @param ratio travel time over free-flow travel time, at least 1
 * @param level name of the level of congestion of the whole way; null when too little of it was
 *     measured to judge
 * @param meters length of the way
 * @param measuredShare of its length, in [0, 1]: measured in this interval or not long before
 * @param confidence in [0, 1]: that of its segments, by length; 0 where nothing was measured
 * @param usualSeconds what is usual at this hour of such a day; null until it was learned
 * @param roads which make up the way, in order, small pieces left out
 * @param segments all of it, ids in order
 */
public record TravelView(
    String route,
    Instant at,
    long intervalSeconds,
    long version,
    double seconds,
    double freeSeconds,
    double ratio,
    @Nullable String level,
    long meters,
    double measuredShare,
    double confidence,
    @Nullable Double usualSeconds,
    List<TravelRoad> roads,
    List<String> segments) {
  public TravelView {
    roads = List.copyOf(roads);
    segments = List.copyOf(segments);
  }
}
