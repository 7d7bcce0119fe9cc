package io.citygrid.city;

/** How long handling may take, such as 2 emergency hours or 5 working days. */
public record TimeLimit(int amount, LimitUnit unit) {
  public TimeLimit {
    if (amount < 1) {
      throw new IllegalArgumentException("a time limit must be at least 1 but is " + amount);
    }
  }
}
