package io.citygrid.casework.life;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which row of the responsibility list a dispatch by rule rests on, as {@code CaseEvent.rule} holds
 * it: {@code responsibility.csv:12}, or {@code responsibility.csv:12 (river-urban off duty)}, or
 * {@code responsibility.csv:12 (river-urban full)}.
 *
 * @param row file and line
 * @param offDuty id of the department that the list names first, when it was off duty; else empty
 * @param full the same, when it was on duty but had as many cases in hand as it can take
 */
public record RuleUsed(String row, String offDuty, String full) {
  private static final Pattern OFF_DUTY = Pattern.compile("(\\S+) \\((.+) off duty\\)");
  private static final Pattern FULL = Pattern.compile("(\\S+) \\((.+) full\\)");

  /** As the event has it. */
  public static RuleUsed parse(String rule) {
    Matcher offDuty = OFF_DUTY.matcher(rule);
    if (offDuty.matches()) {
      return insteadOfOffDuty(offDuty.group(1), offDuty.group(2));
    }
    Matcher full = FULL.matcher(rule);
    return full.matches()
        ? insteadOfFull(full.group(1), full.group(2))
        : new RuleUsed(rule, "", "");
  }

  /** In turn, as the one named first was off duty. */
  public static RuleUsed insteadOfOffDuty(String row, String department) {
    return new RuleUsed(row, department, "");
  }

  /** In turn, as the one named first was full. */
  public static RuleUsed insteadOfFull(String row, String department) {
    return new RuleUsed(row, "", department);
  }

  /** As the event is to have it. */
  public String text() {
    if (!offDuty.isEmpty()) {
      return row + " (" + offDuty + " off duty)";
    }
    return full.isEmpty() ? row : row + " (" + full + " full)";
  }
}
