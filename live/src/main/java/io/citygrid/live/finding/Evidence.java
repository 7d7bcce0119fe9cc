package io.citygrid.live.finding;

import io.citygrid.city.event.Finding;
import io.citygrid.city.event.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The cases that something rests on: which to name, where they lie. */
record Evidence(List<SeenCase> cases) {

  /** The ids to name, the newest case first. */
  List<String> ids() {
    return cases.stream()
        .sorted(
            Comparator.comparingLong(SeenCase::cameMillis)
                .reversed()
                .thenComparing(SeenCase::caseId))
        .limit(Finding.MOST_EVIDENCE)
        .map(SeenCase::caseId)
        .toList();
  }

  /** The deepest areas that all of them are in. */
  List<String> areaPath() {
    @Nullable List<String> common = null;
    for (SeenCase one : cases) {
      common = common == null ? one.areaPath() : shared(common, one.areaPath());
    }
    return common == null ? List.of() : common;
  }

  /** All areas that any of them is in. */
  List<String> concerned() {
    TreeSet<String> areas = new TreeSet<>();
    cases.forEach(one -> areas.addAll(one.areaPath()));
    return List.copyOf(areas);
  }

  /** The middle of those whose place is known. */
  Optional<Position> center() {
    double lon = 0;
    double lat = 0;
    int placed = 0;
    for (SeenCase one : cases) {
      Position position = one.position();
      if (position != null) {
        lon += position.lon();
        lat += position.lat();
        placed++;
      }
    }
    return placed == 0
        ? Optional.empty()
        : Optional.of(new Position(lon / placed, lat / placed, 0));
  }

  private static List<String> shared(List<String> one, List<String> other) {
    int length = 0;
    while (length < Math.min(one.size(), other.size())
        && one.get(length).equals(other.get(length))) {
      length++;
    }
    return one.subList(0, length);
  }
}
