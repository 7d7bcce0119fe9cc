package io.citygrid.live.crowd;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of an area in one window. Flat, stored in state.
 *
 * @param counts each once, in no order
 * @param devices heard; null when none were
 * @param tracked by measuring areas, each of their windows once
 * @param published whether event time has passed its end
 */
public record CountedWindow(
    List<CounterTold> counts,
    @Nullable DevicesHeard devices,
    List<TrackedPeople> tracked,
    boolean published) {
  /** Nothing came yet. */
  public static final CountedWindow NEW = new CountedWindow(List.of(), null, List.of(), false);

  public CountedWindow {
    counts = List.copyOf(counts);
    tracked = List.copyOf(tracked);
  }

  /** With one more count. */
  public CountedWindow with(CounterTold told) {
    List<CounterTold> more = new ArrayList<>(counts);
    more.add(told);
    return new CountedWindow(more, devices, tracked, published);
  }

  /** With the estimate of devices, unless a newer one is here. */
  public CountedWindow with(DevicesHeard heard) {
    boolean isOlder = devices != null && devices.version() >= heard.version();
    return isOlder ? this : new CountedWindow(counts, heard, tracked, published);
  }

  /** With what a measuring area tells, unless something newer of the same window is here. */
  public CountedWindow with(TrackedPeople told) {
    List<TrackedPeople> more = new ArrayList<>();
    for (TrackedPeople known : tracked) {
      if (known.isOfSameWindow(told) && known.version() >= told.version()) {
        return this;
      }
      if (!known.isOfSameWindow(told)) {
        more.add(known);
      }
    }
    more.add(told);
    return new CountedWindow(counts, devices, more, published);
  }

  /** The counts of one counter, in the order in which they are judged. */
  public List<CounterTold> inOrder(String counter) {
    return counts.stream()
        .filter(told -> told.counter().equals(counter))
        .sorted(CounterTold.ORDER)
        .toList();
  }

  /** After it was published. */
  public CountedWindow toldOnce() {
    return new CountedWindow(counts, devices, tracked, true);
  }

  /** How much it rests on: grows with everything that comes. */
  long inputs() {
    return counts.size()
        + (devices == null ? 0 : devices.version())
        + tracked.stream().mapToLong(TrackedPeople::version).sum();
  }
}
