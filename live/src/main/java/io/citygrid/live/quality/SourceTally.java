package io.citygrid.live.quality;

import io.citygrid.city.QualityRules;
import io.citygrid.city.event.FaultCount;
import io.citygrid.city.event.GoodValue;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.view.QualityReason;
import io.citygrid.city.view.SourceQuality;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the notes on one source over the window that ends with the newest of them. Of a part,
 * teller and interval the highest version counts, once, whatever order notes come in and however
 * often. Flat, stored in state.
 *
 * @param notes of the window, in the order of {@link #ORDER}
 * @param lastGood the last that was ever used; null when none was
 * @param version counts what changed
 * @param silent whether it was found silent and nothing was heard since
 */
public record SourceTally(
    List<QualityNote> notes, @Nullable GoodValue lastGood, long version, boolean silent) {
  /** Nothing was noted yet. */
  public static final SourceTally NEW = new SourceTally(List.of(), null, 0, false);

  private static final Comparator<QualityNote> ORDER =
      Comparator.comparing(QualityNote::at)
          .thenComparing(QualityNote::teller)
          .thenComparing(QualityNote::part);

  private static final Comparator<QualityReason> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(QualityReason::count)
          .reversed()
          .thenComparing(QualityReason::fault)
          .thenComparing(QualityReason::part);

  private static final long SECONDS_PER_MINUTE = 60;
  private static final double MILLIS_PER_SECOND = 1_000;

  /** A part and a fault of it. */
  private record PartFault(String part, SourceFault fault) implements Comparable<PartFault> {
    @Override
    public int compareTo(PartFault other) {
      int byPart = part.compareTo(other.part);
      return byPart != 0 ? byPart : fault.compareTo(other.fault);
    }
  }

  /** With a note; the same when it says nothing new. */
  public SourceTally with(QualityNote note, QualityRules rules) {
    List<QualityNote> now = new ArrayList<>();
    for (QualityNote known : notes) {
      if (ORDER.compare(known, note) != 0) {
        now.add(known);
      } else if (known.version() >= note.version()) {
        return this;
      }
    }
    now.add(note);
    now.sort(ORDER);
    Instant from = end(now).minusSeconds(rules.windowMinutes() * SECONDS_PER_MINUTE);
    now.removeIf(known -> !known.at().plusSeconds(known.seconds()).isAfter(from));
    GoodValue good = later(lastGood, note.lastGood());
    if (now.equals(notes) && java.util.Objects.equals(good, lastGood)) {
      return this;
    }
    return new SourceTally(List.copyOf(now), good, version + 1, false);
  }

  /** Nothing has come for as long as the city allows. */
  public SourceTally silenced() {
    return new SourceTally(notes, lastGood, version + 1, true);
  }

  /** End of the newest interval; the smallest moment before the first. */
  public Instant end() {
    return end(notes);
  }

  /** What all this comes to. */
  public SourceQuality quality(
      SourceKind kind, String source, List<String> areaPath, QualityRules rules) {
    long usable = 0;
    long faulty = 0;
    SortedMap<PartFault, Long> counts = new TreeMap<>();
    for (QualityNote note : notes) {
      usable += note.usable();
      for (FaultCount each : note.faults()) {
        faulty += each.count();
        counts.merge(new PartFault(note.part(), each.fault()), each.count(), Long::sum);
      }
    }
    long heard = usable + faulty;
    Double share = heard == 0 ? null : usable / (double) heard;
    Long clockOff = clockOffSeconds(rules);
    boolean isBehind =
        counts.keySet().stream().anyMatch(each -> each.fault() == SourceFault.CLOCK_BEHIND);
    boolean isPoor = share != null && share < rules.leastUsableShare();
    return new SourceQuality(
        kind,
        source,
        version,
        end(),
        rules.windowMinutes(),
        heard,
        usable,
        share,
        silent || isPoor || isBehind || clockOff != null,
        silent,
        clockOff,
        reasons(counts),
        lastGood,
        areaPath);
  }

  private static List<QualityReason> reasons(SortedMap<PartFault, Long> counts) {
    List<QualityReason> reasons = new ArrayList<>();
    counts.forEach((of, count) -> reasons.add(new QualityReason(of.part(), of.fault(), count)));
    reasons.sort(MOST_FREQUENT_FIRST);
    return reasons;
  }

  /**
   * How far the clock is ahead (negative: behind). Only when nothing in the window came in time:
   * the least delay is what the way took and the clock is off, and one that came in time proves
   * that it was right. What was used and tells no delay may have come in time.
   */
  private @Nullable Long clockOffSeconds(QualityRules rules) {
    Long least = null;
    for (QualityNote note : notes) {
      Long delay = note.delayMillis();
      if (delay == null && note.usable() > 0) {
        return null;
      }
      if (delay != null && (least == null || Math.abs(delay) < Math.abs(least))) {
        least = delay;
      }
    }
    return least == null || !ClockWatch.isOff(least, rules.clocks())
        ? null
        : Math.round(-least / MILLIS_PER_SECOND);
  }

  private static Instant end(List<QualityNote> notes) {
    return notes.stream()
        .map(note -> note.at().plusSeconds(note.seconds()))
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private static @Nullable GoodValue later(@Nullable GoodValue one, @Nullable GoodValue other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isAfter(one) ? other : one;
  }
}
