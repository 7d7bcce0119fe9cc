package io.citygrid.casework.verification;

/**
 * Everything besides the task that a citizen's command rests on.
 *
 * @param person the sender
 * @param pair the sender together with the reporter of the case
 * @param device the sender's phone
 * @param budget the area's on the day of the command
 */
public record Standing(Verifier person, PairUse pair, DeviceUse device, BudgetDay budget) {
  public static final Standing NEW =
      new Standing(Verifier.NEW, PairUse.NEW, DeviceUse.NEW, BudgetDay.NEW);
}
