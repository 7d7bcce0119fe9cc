package io.citygrid.city.event;

/** What a case is marked as. */
public enum CaseFlag {
  /** 紧急 */
  URGENT,
  /** 督办: the center presses until it is lifted. */
  SUPERVISED,
  /** 同类: one of many of its kind; a rule marks so what may be the same matter as another case. */
  SIMILAR,
  /** 典型: worth showing as an example. */
  TYPICAL,
  /** 升级: overdue for so long that the level above has to take it up; a clock marks so. */
  ESCALATED,
  /** 待回访: its reporter is to be called back about the outcome; its end marks so. */
  CALL_BACK;

  /** True for what only moves of their own or the clocks mark and lift, never {@link Move#FLAG}. */
  public boolean isOfItsOwnMove() {
    return this == SUPERVISED || this == ESCALATED || this == CALL_BACK;
  }
}
