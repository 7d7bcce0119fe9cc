package io.citygrid.city.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the heat surface in its latest window in which enough devices were heard; one with
 * fewer than the city's least group has none for that window, nor has one from which, with what is
 * shown beside it, such a cell would follow.
 *
 * @param cell id of the map tile ({@link io.citygrid.geo.MapTile})
 * @param zoom of the tile, one of {@link #ZOOMS}
 * @param at start of the window (event time)
 * @param seconds length of the window
 * @param devices heard, an estimate
 * @param errorShare share by which that may be wrong, at 95 % confidence
 * @param estimate of people; null in what was written before there were any
 */
public record HeatView(
    String cell,
    int zoom,
    Instant at,
    long seconds,
    long devices,
    double errorShare,
    @Nullable CellEstimate estimate) {
  /** From fine to coarse; a tile is about 600 m, 2.4 km and 9.8 km wide at the equator. */
  public static final List<Integer> ZOOMS = List.of(16, 14, 12);
}
