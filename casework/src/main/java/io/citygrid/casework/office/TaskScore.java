package io.citygrid.casework.office;

import io.citygrid.city.OfficeRules;
import io.citygrid.city.event.LimitStatus;

/**
 * The score of a task: 100 points less what the city takes off for delay, for results that were
 * sent back, for extensions and urgings, and for money beyond the budget. The project's own
 * formula: the city's task office scores tasks, how is not published.
 */
public final class TaskScore {
  private static final int FULL = 100;

  private TaskScore() {}

  /**
   * The score, 0 to 100.
   *
   * @param reached how far its clock has come
   * @param budgetCents 0 or more
   */
  public static int of(
      OfficeRules.ScoreLoss losses,
      LimitStatus reached,
      int sentBack,
      int extensions,
      int urges,
      long spentCents,
      long budgetCents) {
    long lost = 0;
    lost += reached.compareTo(LimitStatus.OVERDUE) >= 0 ? losses.late() : 0;
    lost += reached.compareTo(LimitStatus.REMINDED) >= 0 ? losses.reminded() : 0;
    lost += reached.compareTo(LimitStatus.ESCALATED) >= 0 ? losses.escalated() : 0;
    lost += (long) sentBack * losses.sentBack();
    lost += (long) extensions * losses.extension();
    lost += (long) urges * losses.urge();
    lost += spentCents > budgetCents ? losses.overBudget() : 0;
    return (int) Math.max(0, FULL - lost);
  }
}
