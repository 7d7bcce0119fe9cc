package io.citygrid.city;

import java.util.Arrays;
import java.util.List;

/**
 * 评价指标: what is counted in a period, nearly always of cases. A count is a number of things; a rate
 * is the share of the things of a count that satisfy something, so it lies in [0, 1], and is absent
 * where there are none. Which cases they are is said once, in the evaluation of cases.
 *
 * <p>Names and denominators after GB/T 30428.4 and CJ/T 292, those of contacts after GB/T 33358, as
 * real systems apply them.
 */
public enum Indicator {
  REPORTED("上报数", "Reported"),
  FILED("立案数", "Filed"),
  REJECTED("不予立案数", "Rejected"),
  DUE_TO_BE_DISPATCHED("应派遣数", "Due to be dispatched"),
  DISPATCHED("派遣数", "Dispatched"),
  ACCEPTED("接收数", "Accepted by the department"),
  DUE_TO_BE_HANDLED("应处置数", "Due to be handled"),
  HANDLED("处置数", "Handled"),
  HANDLED_IN_TIME("按期处置数", "Handled in time"),
  HANDLED_LATE("超期处置数", "Handled late"),
  OVERDUE_AND_OPEN("超期未处置数", "Overdue and open"),
  DUE_TO_CLOSE("应结案数", "Due to close"),
  CLOSED("结案数", "Closed"),
  CLOSED_IN_TIME("按期结案数", "Closed in time"),
  REWORK("返工数", "Rework"),
  RETURNED("回退数", "Returned"),
  EXTENDED("延期数", "Extended"),
  SUSPENDED("挂账数", "Suspended"),
  URGED("催办数", "Urged"),
  SUPERVISED("督办数", "Supervised"),
  ESCALATED("升级数", "Escalated to the level above"),
  REOPENED("重开数", "Reopened"),
  HANDLED_ON_THE_SPOT("自处置数", "Handled on the spot"),
  VERIFIED_BY_CITIZENS("市民核查数", "Verified by citizens"),
  APPEALS_GRANTED("申诉通过数", "Appeals granted"),
  REPORTED_BY_CITIZENS("市民上报数", "Reported by citizens"),
  FIELD_CHECKS("应核查数", "Field checks asked for"),
  RATED("回访评价数", "Rated by the reporter"),
  DUE_TO_BE_CALLED_BACK("应回访数", "Due to be called back"),
  /** Of a grid worker: the own cells times the days on which they were to be patrolled. */
  PATROLS_DUE("应巡查网格日数", "Cell days to patrol", Counted.CELL_DAYS),
  /** Calls that were answered or given up, or have been waiting for longer than they should. */
  CALLS_DUE("应接来电数", "Calls due to be answered", Counted.CONTACTS),
  TEXTS_DUE("应答文字诉求数", "Texts due to be answered", Counted.CONTACTS),
  LETTERS_DUE("应答复来信数", "Letters due to be answered", Counted.CONTACTS),
  HANDLING_RATE("处置率", "Handling rate", DUE_TO_BE_HANDLED),
  IN_TIME_HANDLING_RATE("按期处置率", "In-time handling rate", DUE_TO_BE_HANDLED),
  CLOSING_RATE("结案率", "Closing rate", DUE_TO_CLOSE),
  IN_TIME_CLOSING_RATE("按期结案率", "In-time closing rate", DUE_TO_CLOSE),
  LATE_CLOSING_RATE("超期结案率", "Late closing rate", DUE_TO_CLOSE),
  ACCURATE_DISPATCH_RATE("准确派遣率", "Accurate dispatch rate", DUE_TO_BE_DISPATCHED),
  VALID_REPORT_RATE("有效上报率", "Valid report rate", REPORTED),
  REWORK_RATE("返工率", "Rework rate", HANDLED),
  RETURN_RATE("回退率", "Return rate", DISPATCHED),
  CITIZENS_FIRST_RATE("市民先发现率", "Found first by citizens", FILED),
  /** Of what was filed, what citizens or the hotline told before a grid worker did. */
  MISSED_REPORT_RATE("漏报率", "Missed by grid workers", FILED),
  ACCURATE_FILING_RATE("准确立案率", "Accurate filing rate", FILED),
  IN_TIME_DISPATCH_RATE("按期派遣率", "In-time dispatch rate", DUE_TO_BE_DISPATCHED),
  IN_TIME_FIELD_CHECK_RATE("按期核查率", "In-time field check rate", FIELD_CHECKS),
  TRUE_CITIZEN_REPORT_RATE("市民上报属实率", "Reports by citizens that proved true", REPORTED_BY_CITIZENS),
  CALLED_BACK_RATE("回访率", "Call-back rate", DUE_TO_BE_CALLED_BACK),
  SATISFIED_RATE("满意率", "Satisfied", RATED),
  FAIRLY_SATISFIED_RATE("基本满意率", "Fairly satisfied", RATED),
  NOT_SATISFIED_RATE("不满意率", "Not satisfied", RATED),
  PATROL_COVERAGE("巡查覆盖率", "Patrol coverage", PATROLS_DUE),
  CALLS_REACHED_RATE("接通率", "Calls reached", CALLS_DUE),
  CALLS_IN_TIME_RATE("及时接通率", "Calls answered in time", CALLS_DUE),
  TEXTS_IN_TIME_RATE("文字诉求及时响应率", "Texts answered in time", TEXTS_DUE),
  LETTERS_IN_TIME_RATE("来信及时答复率", "Letters answered in time", LETTERS_DUE);

  /** What an indicator is a number of. */
  public enum Counted {
    CASES,
    /** A grid cell on a day. */
    CELL_DAYS,
    /** Somebody who turned to the 12345 desk, once. */
    CONTACTS
  }

  private static final List<Indicator> OF_CASES =
      Arrays.stream(values()).filter(each -> each.counted() == Counted.CASES).toList();

  private final Names names;
  private final Indicator denominator;
  private final Counted counted;

  Indicator(String zh, String en) {
    this(zh, en, Counted.CASES);
  }

  Indicator(String zh, String en, Counted counted) {
    this.names = new Names(zh, en);
    this.denominator = this;
    this.counted = counted;
  }

  Indicator(String zh, String en, Indicator denominator) {
    this.names = new Names(zh, en);
    this.denominator = denominator;
    this.counted = denominator.counted();
  }

  /** Those that are numbers of cases. */
  public static List<Indicator> ofCases() {
    return OF_CASES;
  }

  public Names names() {
    return names;
  }

  /** True for a share of what another indicator counts, false for a count. */
  public boolean isRate() {
    return denominator != this;
  }

  /** The count whose things a rate is a share of; a count is its own. */
  public Indicator denominator() {
    return denominator;
  }

  /** What it is a number of. */
  public Counted counted() {
    return counted;
  }
}
