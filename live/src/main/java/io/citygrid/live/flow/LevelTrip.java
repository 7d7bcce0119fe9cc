package io.citygrid.live.flow;

import io.citygrid.city.AreaLevel;
import io.citygrid.city.City;
import java.util.ArrayList;
import java.util.List;

/**
 * A trip between areas of one level, found or taken back. Flat, streamed.
 *
 * @param level name of the level
 * @param through areas of the level in which it was heard on the way, those of its ends left out
 * @param arrivedMillis when it ended, epoch milliseconds
 * @param count 1, or -1 when it is taken back
 * @param cityVersion under which it was found
 */
public record LevelTrip(
    String level,
    String from,
    String to,
    List<String> through,
    long arrivedMillis,
    long travelMillis,
    long stayedMillis,
    int count,
    long cityVersion) {
  public LevelTrip {
    through = List.copyOf(through);
  }

  /** A trip at each level at which both of its ends lie in an area. */
  public static List<LevelTrip> of(TripChange change, City city) {
    List<LevelTrip> trips = new ArrayList<>();
    Trip trip = change.trip();
    List<AreaLevel> levels = city.flow().measuring().levels();
    int known = Math.min(levels.size(), Math.min(trip.from().size(), trip.to().size()));
    for (int i = 0; i < known; i++) {
      String from = trip.from().get(i);
      String to = trip.to().get(i);
      AreaLevel level = levels.get(i);
      if (!from.isEmpty() && !to.isEmpty()) {
        trips.add(
            new LevelTrip(
                level.name(),
                from,
                to,
                trip.through().stream()
                    .filter(code -> !code.equals(from) && !code.equals(to))
                    .filter(code -> city.findArea(code).filter(a -> a.level() == level).isPresent())
                    .toList(),
                trip.arrivedMillis(),
                trip.arrivedMillis() - trip.departedMillis(),
                trip.stayedMillis(),
                change.count(),
                city.version().city()));
      }
    }
    return trips;
  }
}
