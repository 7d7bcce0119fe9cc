package io.citygrid.live.quality;

import io.citygrid.city.event.FaultCount;
import io.citygrid.city.event.GoodValue;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known so far of one interval. Flat, stored in state.
 *
 * @param startMillis of the interval, epoch milliseconds
 * @param version counts what was heard, and what was seen in another light later
 * @param toldVersion the version that was told last; 0 before the first
 * @param faults each kind once, in the order of {@link SourceFault}
 * @param goodAtMillis event time of the last that was used; the smallest when none was
 * @param delayMillis the least, by amount; null when none is known
 * @param refused ids of what was refused, at most {@link #REMEMBERED}
 */
public record OpenNote(
    long startMillis,
    long version,
    long toldVersion,
    long usable,
    List<FaultCount> faults,
    long goodAtMillis,
    double first,
    double second,
    @Nullable Long delayMillis,
    List<Long> refused) {
  /** Of so many refused things in an interval a repeat is known. */
  static final int REMEMBERED = 64;

  /** Stands for the value of what has none, or none that may be shown. */
  private static final String NO_VALUE = "–";

  private static final long MILLIS_PER_SECOND = 1_000;

  static OpenNote of(long startMillis) {
    return new OpenNote(
        startMillis, 0, 0, 0, List.of(), Long.MIN_VALUE, Double.NaN, Double.NaN, null, List.of());
  }

  /** Of which source this is, and how its values are named. */
  public record About(
      SourceKind kind, String source, String part, NoteTeller teller, String what, String unit) {}

  boolean isTold() {
    return toldVersion == version;
  }

  boolean has(SourceFault fault) {
    return faults.stream().anyMatch(each -> each.fault() == fault);
  }

  OpenNote told() {
    return new OpenNote(
        startMillis,
        version,
        version,
        usable,
        faults,
        goodAtMillis,
        first,
        second,
        delayMillis,
        refused);
  }

  /** With one more; the same when it is a repeat. */
  OpenNote with(Heard heard) {
    SourceFault fault = heard.fault();
    if (fault == null) {
      boolean isLater =
          heard.atMillis() > goodAtMillis
              || (heard.atMillis() == goodAtMillis && heard.first() > first);
      return new OpenNote(
          startMillis,
          version + 1,
          toldVersion,
          usable + 1,
          faults,
          isLater ? heard.atMillis() : goodAtMillis,
          isLater ? heard.first() : first,
          isLater ? heard.second() : second,
          least(heard.delayMillis()),
          refused);
    }
    Long id = heard.id();
    if (id != null && refused.contains(id)) {
      return this;
    }
    return new OpenNote(
        startMillis,
        version + 1,
        toldVersion,
        usable,
        changed(fault, 1),
        goodAtMillis,
        first,
        second,
        least(heard.delayMillis()),
        id == null || refused.size() == REMEMBERED ? refused : plus(refused, id));
  }

  /** What was held for one fault turns out to be another. */
  OpenNote reconsidered(SourceFault from, SourceFault to) {
    OpenNote less = withFaults(changed(from, -1));
    return less.withFaults(less.changed(to, 1));
  }

  private OpenNote withFaults(List<FaultCount> now) {
    return new OpenNote(
        startMillis,
        version + 1,
        toldVersion,
        usable,
        now,
        goodAtMillis,
        first,
        second,
        delayMillis,
        refused);
  }

  /** The note as it is told. */
  public QualityNote note(About about, long intervalMillis) {
    return new QualityNote(
        about.kind(),
        about.source(),
        about.part(),
        about.teller(),
        Instant.ofEpochMilli(startMillis),
        intervalMillis / MILLIS_PER_SECOND,
        version,
        usable,
        faults,
        goodAtMillis == Long.MIN_VALUE
            ? null
            : new GoodValue(about.what(), text(about.unit()), Instant.ofEpochMilli(goodAtMillis)),
        delayMillis);
  }

  private String text(String unit) {
    if (Double.isNaN(first)) {
      return NO_VALUE;
    }
    String value = Double.isNaN(second) ? Double.toString(first) : first + ", " + second;
    return unit.isEmpty() ? value : value + " " + unit;
  }

  private @Nullable Long least(@Nullable Long other) {
    Long known = delayMillis;
    if (known == null || other == null) {
      return known == null ? other : known;
    }
    int byAmount = Long.compare(Math.abs(other), Math.abs(known));
    return byAmount < 0 || (byAmount == 0 && other < known) ? other : known;
  }

  private List<FaultCount> changed(SourceFault fault, long by) {
    List<FaultCount> now = new ArrayList<>();
    long count = by;
    for (FaultCount each : faults) {
      if (each.fault() == fault) {
        count += each.count();
      } else {
        now.add(each);
      }
    }
    if (count > 0) {
      now.add(new FaultCount(fault, count));
    }
    now.sort(java.util.Comparator.comparing(FaultCount::fault));
    return List.copyOf(now);
  }

  private static List<Long> plus(List<Long> ids, long id) {
    List<Long> more = new ArrayList<>(ids);
    more.add(id);
    return List.copyOf(more);
  }
}
