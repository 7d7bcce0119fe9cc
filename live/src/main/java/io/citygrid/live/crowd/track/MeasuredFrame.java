package io.citygrid.live.crowd.track;

import io.citygrid.city.MeasuringArea;
import io.citygrid.city.event.TrackedPosition;
import io.citygrid.geo.plane.PlanePoint;
import java.util.Comparator;
import java.util.List;

/**
 * A frame with what it says by itself. Flat, stored in state.
 *
 * @param atMillis event time, epoch milliseconds
 * @param people by their number
 * @param inside how many of them are in the measured part
 * @param voronoiDensity of the measured part, persons per square metre
 */
public record MeasuredFrame(
    long atMillis, List<TrackedPosition> people, long inside, double voronoiDensity) {
  public MeasuredFrame {
    people = List.copyOf(people);
  }

  /** Measures a frame. */
  public static MeasuredFrame of(
      long atMillis, List<TrackedPosition> people, MeasuringArea area, VoronoiDensity density) {
    List<TrackedPosition> ordered =
        people.stream().sorted(Comparator.comparingLong(TrackedPosition::person)).toList();
    List<PlanePoint> places =
        ordered.stream().map(person -> new PlanePoint(person.x(), person.y())).toList();
    return new MeasuredFrame(
        atMillis,
        ordered,
        places.stream().filter(area.measured()::contains).count(),
        density.of(places));
  }
}
