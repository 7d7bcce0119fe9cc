package io.citygrid.city;

/** How long handling may take, such as 2 emergency hours or 5 working days. */
public record TimeLimit(int amount, LimitUnit unit) {
  /** No limit is longer: a thousand working days are some four years. */
  public static final int MOST = 1_000;

  public TimeLimit {
    if (amount < 1 || amount > MOST) {
      throw new IllegalArgumentException(
          "a time limit must be from 1 to " + MOST + " but is " + amount);
    }
  }
}
