package io.citygrid.live.crowd.track;

import io.citygrid.city.CrowdRules;
import io.citygrid.city.MeasuringArea;
import io.citygrid.city.event.TrackedPosition;
import io.citygrid.geo.plane.PlanePoint;
import io.citygrid.live.crowd.WindowInputs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows the people of one measuring area window by window. Windows come in order, frames of a
 * window by their time, so that it ends the same however they came.
 *
 * <p>Somebody's speed is the way of the last moments over their time: it belongs to the middle of
 * that way, half of {@code speedSeconds} ago.
 */
public final class AreaTracking {
  private static final double MILLIS_PER_SECOND = 1_000;

  private final MeasuringArea area;
  private final CrowdRules.Tracking rules;
  private final double measuredSquareMeters;

  public AreaTracking(MeasuringArea area, CrowdRules.Tracking rules) {
    this.area = area;
    this.rules = rules;
    this.measuredSquareMeters = area.measured().areaSquareMeters();
  }

  /** A window and who was followed up to its end. */
  public record Step(TrackedPast after, TrackedMeasure measure) {}

  /**
   * The next window.
   *
   * @param frames that lie in it, by their time
   */
  public Step next(TrackedPast past, long startMillis, Collection<MeasuredFrame> frames) {
    return new Walk(past, startMillis, frames).step();
  }

  private long windowMillis() {
    return (long) (rules.windowSeconds() * MILLIS_PER_SECOND);
  }

  /** One window being walked through. */
  private final class Walk {
    private final long start;
    private final long end;
    private final Collection<MeasuredFrame> frames;
    private final List<WindowInputs> recent = new ArrayList<>();
    private final SortedMap<Long, PersonTrack> tracks = new TreeMap<>();
    private final long speedMillis = Math.round(rules.speedSeconds() * MILLIS_PER_SECOND);
    private final double lostMillis = rules.lostSeconds() * MILLIS_PER_SECOND;
    private double speeds;
    private long speedsTold;
    private long forward;
    private long backward;
    private long in;
    private long out;
    private long stays;
    private double stayMillis;
    private long broken;

    Walk(TrackedPast past, long start, Collection<MeasuredFrame> frames) {
      this.start = start;
      this.end = start + windowMillis();
      this.frames = frames;
      past.people().forEach(track -> tracks.put(track.person(), track));
      double horizon = rules.correctableSeconds() * MILLIS_PER_SECOND;
      for (WindowInputs inputs : past.recent()) {
        if (inputs.startMillis() + windowMillis() + horizon > end) {
          recent.add(inputs);
        }
      }
      recent.add(new WindowInputs(start, frames.size()));
    }

    Step step() {
      double inside = 0;
      double voronoi = 0;
      for (MeasuredFrame frame : frames) {
        inside += frame.inside();
        voronoi += frame.voronoiDensity();
        for (TrackedPosition person : frame.people()) {
          see(person.person(), new Sighting(frame.atMillis(), person.x(), person.y()));
        }
      }
      tracks.values().removeIf(track -> end - track.last().atMillis() > lostMillis);
      double people = inside / frames.size();
      TrackedMeasure measure =
          new TrackedMeasure(
              start,
              recent.stream().mapToLong(WindowInputs::inputs).sum(),
              frames.size(),
              Math.min(1, frames.size() / (area.framesPerSecond() * rules.windowSeconds())),
              people,
              people / measuredSquareMeters,
              voronoi / frames.size(),
              speedsTold == 0 ? Double.NaN : speeds / speedsTold,
              forward,
              backward,
              in,
              out,
              stays,
              stays == 0 ? Double.NaN : stayMillis / stays / MILLIS_PER_SECOND,
              broken);
      return new Step(new TrackedPast(List.copyOf(tracks.values()), recent), measure);
    }

    private void see(long person, Sighting now) {
      PersonTrack known = tracks.get(person);
      PersonTrack after =
          known == null || isBroken(known.last(), now)
              ? startAnew(person, known, now)
              : follow(known, now);
      tracks.put(person, after);
      double speed = after.speed(speedMillis);
      if (!Double.isNaN(speed) && area.measured().contains(now.point())) {
        speeds += speed;
        speedsTold++;
      }
    }

    private PersonTrack startAnew(long person, @Nullable PersonTrack known, Sighting now) {
      if (known != null && now.atMillis() - known.last().atMillis() <= lostMillis) {
        broken++;
      }
      return PersonTrack.startingAt(person, now);
    }

    private boolean isBroken(Sighting before, Sighting now) {
      long millis = now.atMillis() - before.atMillis();
      return millis > lostMillis
          || now.metersFrom(before) > rules.fastestMetersPerSecond() * (millis / MILLIS_PER_SECOND);
    }

    private PersonTrack follow(PersonTrack known, Sighting now) {
      PlanePoint before = known.last().point();
      int crossing = area.line().crossing(before, now.point());
      forward += crossing > 0 ? 1 : 0;
      backward += crossing < 0 ? 1 : 0;
      boolean wasInside = area.measured().contains(before);
      boolean isInside = area.measured().contains(now.point());
      long entered = known.enteredMillis();
      if (isInside && !wasInside) {
        in++;
        entered = now.atMillis();
      } else if (wasInside && !isInside) {
        out++;
        if (entered != PersonTrack.UNKNOWN) {
          stays++;
          stayMillis += now.atMillis() - entered;
        }
        entered = PersonTrack.UNKNOWN;
      }
      return known.with(now, entered, speedMillis);
    }
  }
}
