package io.citygrid.city.load;

import java.util.List;
import java.util.stream.Collectors;

/** The files do not make a city; says all that is wrong with them. */
public final class BrokenCityException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public BrokenCityException(List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::toString)
            .collect(Collectors.joining("\n  ", problems.size() + " problem(s):\n  ", "")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, by file in the order in which they stand there. */
  public List<Problem> problems() {
    return problems;
  }
}
