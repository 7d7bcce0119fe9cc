package io.citygrid.city;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What reporters are told.
 *
 * @param sources reporters from where are told; a sensor never is
 * @param texts the words for each step that is told, with {@link #PLACEHOLDERS} in braces
 */
public record NotificationRules(Set<ReportSource> sources, Map<ReporterStep, Names> texts) {
  /** What a text may hold in braces; {@code other} is the other case of a merge. */
  public static final Set<String> PLACEHOLDERS =
      Set.of("case", "category", "place", "department", "other");

  public NotificationRules {
    sources = Set.copyOf(sources);
    texts = Map.copyOf(texts);
  }

  /** In which words a reporter from there is told of this step; empty when they are not. */
  public Optional<Names> find(ReportSource source, ReporterStep step) {
    return source == ReportSource.SENSOR || !sources.contains(source)
        ? Optional.empty()
        : Optional.ofNullable(texts.get(step));
  }
}
