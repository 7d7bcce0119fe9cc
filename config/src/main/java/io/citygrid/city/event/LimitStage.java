package io.citygrid.city.event;

import io.citygrid.city.Names;

/** A stage of a case that runs against a time limit. */
public enum LimitStage {
  /** The check on the spot before filing. */
  FIELD_CHECK("核实", "field check"),
  /** Until the center has found a department. */
  DISPATCH("派遣", "dispatch"),
  /** Until the department has accepted it or given it back. */
  ACCEPTANCE("签收", "acceptance"),
  /** From the first dispatch until the result is handed in, rework included. */
  HANDLING("处置", "handling"),
  /** The check on the spot before closing. */
  CHECK("核查", "check"),
  /** The first of the measures that a standard has handled in turn; see {@link #isMeasure}. */
  FIRST_MEASURE("第一项措施", "first measure"),
  SECOND_MEASURE("第二项措施", "second measure"),
  THIRD_MEASURE("第三项措施", "third measure"),
  FOURTH_MEASURE("第四项措施", "fourth measure");

  private final Names names;

  LimitStage(String zh, String en) {
    this.names = new Names(zh, en);
  }

  public Names names() {
    return names;
  }

  /** 分段时限: true for a part of the handling with a limit of its own. */
  public boolean isMeasure() {
    return this.compareTo(FIRST_MEASURE) >= 0;
  }

  /**
   * Which of a standard's measures it is, from 0.
   *
   * @throws IllegalStateException when it is none
   */
  public int measureIndex() {
    if (!isMeasure()) {
      throw new IllegalStateException(this + " is no measure");
    }
    return ordinal() - FIRST_MEASURE.ordinal();
  }

  /**
   * The stage of a measure.
   *
   * @param index from 0 to 3
   */
  public static LimitStage ofMeasure(int index) {
    return switch (index) {
      case 0 -> FIRST_MEASURE;
      case 1 -> SECOND_MEASURE;
      case 2 -> THIRD_MEASURE;
      case 3 -> FOURTH_MEASURE;
      default -> throw new IllegalArgumentException("there is no measure " + index);
    };
  }
}
