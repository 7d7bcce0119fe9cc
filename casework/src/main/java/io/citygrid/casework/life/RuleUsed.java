package io.citygrid.casework.life;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which row of the responsibility list a dispatch by rule rests on, as {@code CaseEvent.rule} holds
 * it: {@code responsibility.csv:12}, or {@code responsibility.csv:12 (river-urban off duty)}.
 *
 * @param row file and line
 * @param offDuty id of the department that the list names first, when it was off duty; else empty
 */
public record RuleUsed(String row, String offDuty) {
  private static final Pattern INSTEAD = Pattern.compile("(\\S+) \\((.+) off duty\\)");

  /** As the event has it. */
  public static RuleUsed parse(String rule) {
    Matcher instead = INSTEAD.matcher(rule);
    return instead.matches()
        ? new RuleUsed(instead.group(1), instead.group(2))
        : new RuleUsed(rule, "");
  }

  /** As the event is to have it. */
  public String text() {
    return offDuty.isEmpty() ? row : row + " (" + offDuty + " off duty)";
  }
}
