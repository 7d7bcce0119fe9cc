package io.citygrid.live.quality;

import io.citygrid.city.event.SourceFault;
import java.util.ArrayList;
import java.util.List;

/**
 * What one teller has heard of one source, by interval. An interval is told when something of a
 * later one is heard, or when a fault shows in it for the first time; and again whenever something
 * comes for it after that. So no timer is needed for what is well, and the end is the same in any
 * order. Flat, stored in state.
 *
 * @param open by their start, the newest {@link #KEPT}
 */
public record NoteBook(List<OpenNote> open) {
  /** Length of an interval. */
  public static final long INTERVAL_MILLIS = 300_000;

  /** So many intervals are kept; what comes for an older one counts in the oldest. */
  static final int KEPT = 4;

  /** Nothing was heard yet. */
  public static final NoteBook NEW = new NoteBook(List.of());

  /**
   * After something was heard.
   *
   * @param told what is to be told now, by start
   */
  public record Step(NoteBook after, List<OpenNote> told) {}

  /** With one more thing; nothing is told of a repeat. */
  public Step with(Heard heard) {
    long newest = open.isEmpty() ? Long.MIN_VALUE : last().startMillis();
    long start = Math.floorDiv(heard.atMillis(), INTERVAL_MILLIS) * INTERVAL_MILLIS;
    if (start == newest) {
      // Nearly always.
      OpenNote after = last().with(heard);
      boolean isNews = heard.fault() != null && !last().has(heard.fault());
      if (!isNews) {
        return new Step(withLast(after), List.of());
      }
    }
    if (!open.isEmpty()) {
      start = Math.max(start, newest - (KEPT - 1) * INTERVAL_MILLIS);
    }
    OpenNote before = at(start);
    OpenNote after = before.with(heard);
    if (after == before) {
      return new Step(this, List.of());
    }
    boolean isTold = start < newest || (heard.fault() != null && !before.has(heard.fault()));
    return rewritten(after, isTold);
  }

  /**
   * What was held for one fault, at this time, turns out to be another. Nothing is told when it is
   * not known any more.
   */
  public Step reconsidered(long atMillis, SourceFault from, SourceFault to) {
    long start = Math.floorDiv(atMillis, INTERVAL_MILLIS) * INTERVAL_MILLIS;
    OpenNote known = at(start);
    return known.has(from)
        ? rewritten(known.reconsidered(from, to), true)
        : new Step(this, List.of());
  }

  private Step rewritten(OpenNote changed, boolean isTold) {
    List<OpenNote> now = new ArrayList<>();
    List<OpenNote> told = new ArrayList<>();
    long newest =
        Math.max(changed.startMillis(), open.isEmpty() ? Long.MIN_VALUE : last().startMillis());
    List<OpenNote> all = new ArrayList<>(open);
    all.removeIf(each -> each.startMillis() == changed.startMillis());
    all.add(changed);
    all.sort(java.util.Comparator.comparingLong(OpenNote::startMillis));
    for (OpenNote each : all) {
      boolean isOver = each.startMillis() < newest && !each.isTold();
      if (isOver || (isTold && each == changed)) {
        told.add(each);
      }
      if (each.startMillis() > newest - KEPT * INTERVAL_MILLIS) {
        now.add(told.contains(each) ? each.told() : each);
      }
    }
    return new Step(new NoteBook(List.copyOf(now)), List.copyOf(told));
  }

  private OpenNote at(long start) {
    return open.stream()
        .filter(each -> each.startMillis() == start)
        .findFirst()
        .orElseGet(() -> OpenNote.of(start));
  }

  private OpenNote last() {
    return open.get(open.size() - 1);
  }

  private NoteBook withLast(OpenNote changed) {
    if (open.size() == 1) {
      return new NoteBook(List.of(changed));
    }
    List<OpenNote> now = new ArrayList<>(open);
    now.set(now.size() - 1, changed);
    return new NoteBook(now);
  }
}
