package io.citygrid.api.view;

import io.citygrid.city.view.ViewKind;
import io.citygrid.geo.LonLat;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The live view of the city. Blocks; to be called by workers only. Throws {@link ViewAwayException}
 * when the store does not answer.
 */
public interface CityView {

  Optional<ViewItem> find(ViewKind kind, String id);

  /** Those of the ids that exist, in the order asked. */
  List<ViewItem> listByIds(ViewKind kind, Collection<String> ids);

  /** Those of the ids that exist. */
  Set<String> existing(ViewKind kind, Collection<String> ids);

  /**
   * A stretch of an index, newest first, by id downwards where times are equal.
   *
   * @param before only what comes after this place
   */
  List<ViewItem> list(ViewKind kind, String index, Cursor before, int limit);

  /**
   * Ids of what a map lists within so many metres around a point, nearest first, with their
   * distance in metres.
   */
  Map<String, Double> near(String map, LonLat center, double radiusMeters, int limit);

  /** How many things each index lists. */
  Map<String, Long> counts(Collection<String> indexes);

  /** JSON of the latest reading of every metric of every device, by {@code device/metric}. */
  Map<String, String> readings();

  /** JSON of the latest traffic on every segment, by its id. */
  Map<String, String> segments();

  /** JSON of each grid cell of which people were ever told, by its id. */
  Map<String, String> cells();

  /** JSON of each cell of the heat surface that was ever shown, by its id. */
  Map<String, String> heat();

  /** JSON of the flow of each area that was measured, by what flows and the area's code. */
  Map<String, String> flow();

  /** JSON of the travel time along each watched route that was measured, by its id. */
  Map<String, String> travel();

  /** JSON of the crowd in each hot public area that was measured, by its id. */
  Map<String, String> crowd();

  /**
   * What was written of a kind of {@link ViewKind#marked} after a mark: what changed, or everything
   * where the marks do not reach back so far.
   */
  LatestChanges latestAfter(ViewKind kind, LatestMark mark);

  /** How often latest values of these kinds of {@link ViewKind#counted} were written. */
  Map<ViewKind, LatestMark> countedWrites(Collection<ViewKind> kinds);

  /**
   * JSON of the outcome of each of these commands that is decided, by the command's id. Outcomes
   * are kept for a while only.
   */
  Map<String, String> outcomes(Collection<String> commandIds);

  ViewPosition position();

  /** Changes after a sequence, and where the view stands, as of one moment. */
  ViewChanges changesAfter(long sequence, int limit);

  /**
   * When each job last wrote that it is alive, in epoch milliseconds; a job never seen is absent.
   */
  Map<String, Long> pulses(Collection<String> jobs);
}
