package io.citygrid.city.event;

import io.citygrid.city.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a task of the office, perhaps in the hand of another department than the owner.
 *
 * @param number from 1, in order
 * @param department who does it
 * @param weight its share of the whole, against the weights of the others; at least 1
 * @param doneAt when it was finished; null when it is not
 * @param doneBy id of who finished it; empty when it is not
 */
public record OfficeStep(
    int number,
    Names names,
    String department,
    int weight,
    @Nullable Instant doneAt,
    String doneBy) {
  /** The most that one step weighs. */
  public static final int MOST_WEIGHT = 1_000;

  public OfficeStep {
    if (number < 1 || weight < 1 || weight > MOST_WEIGHT) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE,
          "weight",
          "must be from 1 to " + MOST_WEIGHT + ", of a step from 1 on");
    }
    department = FieldText.id("department", department, Report.MAX_ID_LENGTH);
  }

  public boolean isDone() {
    return doneAt != null;
  }

  /** The same, in the hand of this department. */
  public OfficeStep in(String other) {
    return new OfficeStep(number, names, other, weight, doneAt, doneBy);
  }

  /** The same, finished by this person, or, when the moment is null, not finished. */
  public OfficeStep done(@Nullable Instant at, String by) {
    return new OfficeStep(number, names, department, weight, at, by);
  }
}
