package io.citygrid.standalone.demo;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.Names;
import io.citygrid.city.WarningRule;

/**
 * A level that a warning reaches because of what the script makes happen.
 *
 * @param minute about when it is seen, in minutes after the start
 * @param rule by which the city warns
 * @param subject of what, as the warning has it
 * @param place where, for who watches
 */
public record ScriptedWarning(
    int minute, WarningRule rule, String subject, Names place, AlertLevel level) {

  /** What the ids of all warnings of the rule and the subject begin with. */
  public String idPrefix() {
    return rule.id() + "/" + subject + "/";
  }

  /** For who watches, such as {@code crowding BLUE}. */
  String named() {
    return "%s / %s %s".formatted(rule.names().zh(), rule.names().en(), level);
  }
}
