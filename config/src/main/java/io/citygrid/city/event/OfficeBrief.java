package io.citygrid.city.event;

import io.citygrid.city.Names;
import io.citygrid.city.TimeLimit;
import java.util.List;

/**
 * What a task of the office is to do: as it was drawn up, and so it stays.
 *
 * @param scope what belongs to it
 * @param area code of the area it is for
 * @param department id of the owner at first
 * @param limit how long it may take
 * @param budgetCents what it may cost, in hundredths of the city's currency; 0 for nothing
 * @param plan id of the plan that made it; empty when a person drew it up
 * @param origin why there is this task, such as {@code case:…}, {@code warning:…} or {@code
 *     finding:…}; may be empty
 * @param steps in order, numbered from 1, none finished
 */
public record OfficeBrief(
    Names names,
    Names scope,
    String area,
    String department,
    TimeLimit limit,
    long budgetCents,
    String plan,
    String origin,
    List<OfficeStep> steps) {
  /** A task has at most so many steps. */
  public static final int MOST_STEPS = 50;

  /** Money beyond this is a mistake. */
  public static final long MOST_CENTS = 1_000_000_000_000L;

  public OfficeBrief {
    names = new Names(text("names", names.zh()), text("names", names.en()));
    scope = new Names(text("scope", scope.zh()), text("scope", scope.en()));
    area = FieldText.id("area", area, Report.MAX_ID_LENGTH);
    department = FieldText.id("department", department, Report.MAX_ID_LENGTH);
    plan = FieldText.idOrEmpty("plan", plan, Report.MAX_ID_LENGTH);
    origin = FieldText.idOrEmpty("origin", origin, Report.MAX_ID_LENGTH);
    steps = List.copyOf(steps);
    if (budgetCents < 0 || budgetCents > MOST_CENTS) {
      throw invalid("budgetCents", "must be from 0 to " + MOST_CENTS + " but is " + budgetCents);
    }
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      throw invalid("steps", "must be 1 to " + MOST_STEPS + " but are " + steps.size());
    }
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).number() != i + 1 || steps.get(i).isDone()) {
        throw invalid("steps", "must be numbered from 1 on, and not done at the beginning");
      }
    }
  }

  private static String text(String field, String value) {
    return FieldText.prose(field, value, Report.MAX_DESCRIPTION_LENGTH);
  }

  private static InvalidFieldException invalid(String field, String message) {
    return new InvalidFieldException(DeadLetterReason.INVALID_VALUE, field, message);
  }
}
