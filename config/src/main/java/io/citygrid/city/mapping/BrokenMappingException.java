package io.citygrid.city.mapping;

import io.citygrid.city.load.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The mapping cannot be used; says all that is wrong with it. */
public final class BrokenMappingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public BrokenMappingException(List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::toString)
            .collect(Collectors.joining("\n  ", problems.size() + " problem(s):\n  ", "")));
    this.problems = List.copyOf(problems);
  }

  /** All problems in file order. */
  public List<Problem> problems() {
    return problems;
  }
}
