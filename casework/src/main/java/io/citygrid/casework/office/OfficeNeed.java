package io.citygrid.casework.office;

import io.citygrid.city.Names;
import io.citygrid.city.event.OfficeCommand;

/** What a command must carry for its move. */
public enum OfficeNeed {
  REASON("reason", new Names("理由", "reason")),
  STEP("target.step", new Names("步骤", "step")),
  DEPARTMENT("target.department", new Names("部门", "department")),
  UNTIL("target.until", new Names("截止时间", "date")),
  CENTS("target.cents", new Names("金额", "sum of money")),
  /** How far the clock has come. */
  CLOCK_STEP("target.status", new Names("时限进度", "step of a clock"));

  private final String field;
  private final Names names;

  OfficeNeed(String field, Names names) {
    this.field = field;
    this.names = names;
  }

  /** The field of the command that holds it. */
  public String field() {
    return field;
  }

  public Names names() {
    return names;
  }

  /** True when the command carries it. */
  boolean isMet(OfficeCommand command) {
    return switch (this) {
      case REASON -> !command.reason().isBlank();
      case STEP -> command.target().step() > 0;
      case DEPARTMENT -> !command.target().department().isEmpty();
      case UNTIL -> command.target().until() != null;
      case CENTS -> command.target().cents() != 0;
      case CLOCK_STEP -> command.target().status() != null;
    };
  }
}
