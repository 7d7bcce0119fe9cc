package io.citygrid.casework.verification;

/**
 * What rewards of an area came to on a day.
 *
 * @param spentCents never more than the budget was when the last reward was granted; what is taken
 *     back later does not lower it
 */
public record BudgetDay(long spentCents) {
  public static final BudgetDay NEW = new BudgetDay(0);

  public BudgetDay {
    if (spentCents < 0) {
      throw new IllegalArgumentException("spentCents must not be below 0 but is " + spentCents);
    }
  }

  /**
   * True when the budget, which may have been lowered below what is spent, leaves so much.
   *
   * @param cents of one reward
   */
  boolean allows(long cents, long budgetCents) {
    return cents <= budgetCents - spentCents;
  }

  BudgetDay spending(long cents) {
    return new BudgetDay(spentCents + cents);
  }
}
