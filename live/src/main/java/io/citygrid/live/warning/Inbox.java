package io.citygrid.live.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Signals that wait until event time has passed them, brought into the order of a desk. */
public final class Inbox {
  private Inbox() {}

  /**
   * The signals by their moment: each once, and of a value that was corrected the latest version
   * only.
   */
  public static SortedMap<Instant, List<Signal>> moments(Collection<Signal> signals) {
    SortedMap<Instant, List<Signal>> moments = new TreeMap<>();
    signals.stream()
        .sorted(Signal.ORDER)
        .forEach(
            signal -> {
              List<Signal> moment = moments.computeIfAbsent(signal.at(), at -> new ArrayList<>());
              if (signal.kind() == SignalKind.VALUE) {
                moment.removeIf(before -> before.kind() == SignalKind.VALUE);
              }
              moment.add(signal);
            });
    for (Map.Entry<Instant, List<Signal>> moment : moments.entrySet()) {
      moment.setValue(moment.getValue().stream().distinct().toList());
    }
    return moments;
  }
}
