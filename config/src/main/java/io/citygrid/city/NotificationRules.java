package io.citygrid.city;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What reporters and departments are told.
 *
 * @param sources reporters from where are told; a sensor never is
 * @param texts the words for each step that is told, with {@link #placeholders} in braces
 */
public record NotificationRules(Set<ReportSource> sources, Map<NotifiedStep, Names> texts) {
  private static final Set<String> OF_REPORTERS =
      Set.of("case", "category", "place", "department", "other");
  private static final Set<String> OF_DEPARTMENTS =
      Set.of("case", "category", "place", "department", "stage", "due");

  public NotificationRules {
    sources = Set.copyOf(sources);
    texts = Map.copyOf(texts);
  }

  /**
   * What a text may hold in braces; {@code other} is the other case of a merge, {@code stage} the
   * stage whose clock tells, {@code due} when its limit is or was over.
   */
  public static Set<String> placeholders(NotifiedStep step) {
    return step.isOfDepartment() ? OF_DEPARTMENTS : OF_REPORTERS;
  }

  /** In which words a reporter from there is told of this step; empty when they are not. */
  public Optional<Names> find(ReportSource source, NotifiedStep step) {
    return step.isOfDepartment() || source == ReportSource.SENSOR || !sources.contains(source)
        ? Optional.empty()
        : Optional.ofNullable(texts.get(step));
  }

  /** In which words a department is told of this step; empty when it is not. */
  public Optional<Names> findForDepartment(NotifiedStep step) {
    return step.isOfDepartment() ? Optional.ofNullable(texts.get(step)) : Optional.empty();
  }
}
