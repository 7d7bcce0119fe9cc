package io.citygrid.casework.merging;

import io.citygrid.city.Merging;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The case to which a new one belongs.
 *
 * @param doubt why a person must say so; null when the rule may
 */
public record Match(Sighting first, @Nullable MergeDoubt doubt) {
  /** Without doubt before with; then the oldest. */
  private static final Comparator<Match> BEST_FIRST =
      Comparator.comparing((Match match) -> match.doubt() != null)
          .thenComparing(match -> match.first().receivedAt())
          .thenComparing(match -> match.first().caseId());

  /**
   * The best match of a new case.
   *
   * @param others cases that lead, in any order; at least those within the radius of the new one
   */
  public static Optional<Match> find(Sighting added, Stream<Sighting> others) {
    return others
        .filter(other -> !other.caseId().equals(added.caseId()))
        .filter(added::isNear)
        .map(other -> new Match(other, doubt(added, other)))
        .min(BEST_FIRST);
  }

  private static @Nullable MergeDoubt doubt(Sighting added, Sighting first) {
    if (added.department().isEmpty() || first.department().isEmpty()) {
      return MergeDoubt.RESPONSIBILITY_OPEN;
    }
    if (!added.department().equals(first.department())) {
      return MergeDoubt.OTHER_DEPARTMENT;
    }
    if (added.isFiled() && !first.isFiled()) {
      return MergeDoubt.FIRST_NOT_FILED;
    }
    boolean byRule = added.merging() == Merging.BY_RULE && first.merging() == Merging.BY_RULE;
    return byRule ? null : MergeDoubt.CITY_ASKS_A_PERSON;
  }
}
