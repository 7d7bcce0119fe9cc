package io.citygrid.city.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a move of a task of the office is aimed at. A move needs at most a few of these; the others
 * are empty.
 *
 * @param step number of a step; 0 for none
 * @param department id of a department
 * @param until to when
 * @param cents what was spent, in hundredths of the city's currency; 0 for nothing
 * @param status how far the clock has come; null when about no clock
 */
public record OfficeTarget(
    int step,
    String department,
    @Nullable Instant until,
    long cents,
    @Nullable LimitStatus status) {
  /** Aimed at nothing. */
  public static final OfficeTarget NONE = new OfficeTarget(0, "", null, 0, null);

  public OfficeTarget {
    department = FieldText.idOrEmpty("target.department", department, Report.MAX_ID_LENGTH);
    if (step < 0 || step > OfficeBrief.MOST_STEPS) {
      throw invalid("target.step", "must be the number of a step but is " + step);
    }
    if (Math.abs(cents) > OfficeBrief.MOST_CENTS) {
      throw invalid("target.cents", "must be at most " + OfficeBrief.MOST_CENTS);
    }
  }

  /** The same, about this step. */
  public OfficeTarget withStep(int number) {
    return new OfficeTarget(number, department, until, cents, status);
  }

  /** The same, to this department. */
  public OfficeTarget withDepartment(String id) {
    return new OfficeTarget(step, id, until, cents, status);
  }

  /** The same, to this moment. */
  public OfficeTarget withUntil(Instant moment) {
    return new OfficeTarget(step, department, moment, cents, status);
  }

  /** The same, with so much spent. */
  public OfficeTarget withCents(long spent) {
    return new OfficeTarget(step, department, until, spent, status);
  }

  /** The same, about how far the clock has come. */
  public OfficeTarget withStatus(LimitStatus reached) {
    return new OfficeTarget(step, department, until, cents, reached);
  }

  private static InvalidFieldException invalid(String field, String message) {
    return new InvalidFieldException(DeadLetterReason.INVALID_VALUE, field, message);
  }
}
