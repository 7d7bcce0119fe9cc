package io.citygrid.api.problem;

import java.util.List;

/** A request ends with this problem. Has no stack trace: it says what a client did, not where. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** Refuses one field. */
  public static ProblemException field(String field, String message) {
    return new ProblemException(Problem.invalid(List.of(new FieldError(field, message))));
  }

  public Problem problem() {
    return problem;
  }
}
