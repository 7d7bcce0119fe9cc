package io.citygrid.city.wire;

import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.FindingKind;
import io.citygrid.city.event.FindingState;
import io.citygrid.city.event.OfficeState;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.event.WarningState;
import io.citygrid.city.view.WorkKind;

/**
 * Names of the sorted sets that list things of the live view. The size of such a set is a counter
 * that cannot drift: it is never counted up, only belonged to.
 */
public final class ViewIndexes {
  public static final String CASES = "cases";
  public static final String ALERTS = "alerts";
  public static final String DEAD_LETTERS = "dead-letters";

  /** Facts that are not ended; as all lists of facts, by the next visit, soonest first. */
  public static final String FACTS = "facts";

  public static final String WARNINGS = "warnings";

  public static final String FINDINGS = "findings";

  /** Tasks of the office. */
  public static final String OFFICE = "office";

  /** Those that are not at their end. */
  public static final String OFFICE_OPEN = "office:open";

  private ViewIndexes() {}

  public static String cases(CaseState state) {
    return "cases:state:" + state;
  }

  /** Cases of a district in a state; the district is the second code of the area path. */
  public static String casesOfDistrict(String district, CaseState state) {
    return "cases:district:" + district + ":" + state;
  }

  /** Cases of an area below the districts, a township or a community, in a state. */
  public static String casesOfArea(String area, CaseState state) {
    return "cases:area:" + area + ":" + state;
  }

  /** Cases that the department leads, assists in, or was asked for its opinion of. */
  public static String casesOfDepartment(String department) {
    return "cases:department:" + department;
  }

  /** Cases that the department leads and has to work on: what counts against its load limit. */
  public static String casesInHand(String department) {
    return "cases:in-hand:" + department;
  }

  /** Of the cases that the department has in hand, those of which a limit is over. */
  public static String casesOverdue(String department) {
    return "cases:overdue:" + department;
  }

  public static String casesOfReporter(String reporter) {
    return "cases:reporter:" + reporter;
  }

  /** Cases that lie in no area, which only people of the whole city see. */
  public static String casesNowhere(CaseState state) {
    return "cases:nowhere:" + state;
  }

  public static String casesOfFlag(CaseFlag flag) {
    return "cases:flag:" + flag;
  }

  /** Cases that wait for this of the people of any area. */
  public static String work(WorkKind kind) {
    return "cases:work:" + kind;
  }

  /** Cases that wait for this of the people of an area; the city is one. */
  public static String workOfArea(WorkKind kind, String area) {
    return "cases:work:" + kind + ":area:" + area;
  }

  /** Cases that wait for this of a department. */
  public static String workOfDepartment(WorkKind kind, String department) {
    return "cases:work:" + kind + ":department:" + department;
  }

  public static String alerts(AlertState state) {
    return "alerts:state:" + state;
  }

  public static String alertsOfDistrict(String district, AlertState state) {
    return "alerts:district:" + district + ":" + state;
  }

  /** Alerts of an area below the districts, a township or a community, in a state. */
  public static String alertsOfArea(String area, AlertState state) {
    return "alerts:area:" + area + ":" + state;
  }

  public static String office(OfficeState state) {
    return "office:state:" + state;
  }

  /** Open tasks of the office that a department owns or does steps of. */
  public static String officeOfDepartment(String department) {
    return "office:department:" + department;
  }

  /** Tasks of the office that a plan has made. */
  public static String officeOfPlan(String plan) {
    return "office:plan:" + plan;
  }

  public static String warnings(WarningState state) {
    return "warnings:state:" + state;
  }

  /** All sources that were ever heard. */
  public static String quality(boolean onlySuspect) {
    return onlySuspect ? "quality:suspect" : "quality";
  }

  /** Sources of a kind. */
  public static String qualityOfKind(SourceKind kind, boolean onlySuspect) {
    return quality(onlySuspect) + ":kind:" + kind;
  }

  /** Sources that stand in an area or in any area in it. */
  public static String qualityOfArea(String area, boolean onlySuspect) {
    return quality(onlySuspect) + ":area:" + area;
  }

  public static String findings(FindingState state) {
    return "findings:state:" + state;
  }

  /** Findings of a kind in a state. */
  public static String findingsOfKind(FindingKind kind, FindingState state) {
    return "findings:kind:" + kind + ":" + state;
  }

  /** Findings in a state that concern the people of an area. */
  public static String findingsOfArea(String area, FindingState state) {
    return "findings:area:" + area + ":" + state;
  }

  /** Verification tasks that are offered within this ring around them: a map. */
  public static String tasksNear(int ring) {
    return "tasks:near:" + ring;
  }

  /** Verification tasks that this person has. */
  public static String tasksHeldBy(String person) {
    return "tasks:held:" + person;
  }

  /** Rewards of this person and what was taken back. */
  public static String paymentsOf(String person) {
    return "payments:person:" + person;
  }

  /** What this person was told of the own reports, and of the cases that they handle. */
  public static String notificationsOf(String person) {
    return "notifications:person:" + person;
  }

  /** What this department was told of the cases that it has in hand. */
  public static String notificationsOfDepartment(String department) {
    return "notifications:department:" + department;
  }

  /** Facts of an area or of any area in it. */
  public static String factsOfArea(String area) {
    return "facts:area:" + area;
  }

  public static String factsOfCell(String cell) {
    return "facts:cell:" + cell;
  }

  /** Businesses with this unified social credit code, ended ones too. */
  public static String factsOfCreditCode(String creditCode) {
    return "facts:credit-code:" + creditCode;
  }

  /** Cases tied to a fact, or to anything else, by the link's text. */
  public static String casesOfLink(String link) {
    return "cases:link:" + link;
  }

  public static String deadLetters(DeadLetterReason reason) {
    return "dead-letters:reason:" + reason;
  }
}
