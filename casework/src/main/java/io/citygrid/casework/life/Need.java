package io.citygrid.casework.life;

import io.citygrid.city.Names;
import io.citygrid.city.event.CaseCommand;

/** What a command must carry for its move. Rules of the city need not have been on the spot. */
public enum Need {
  REASON("reason", new Names("理由", "reason")),
  PHOTO("photos", new Names("照片", "photo")),
  /** Before and after. */
  TWO_PHOTOS("photos", new Names("处置前后照片", "photos before and after")),
  /** Where the actor is. */
  POSITION("position", new Names("现场位置", "position on the spot")),
  /** Where the case really lies. */
  CORRECT_POSITION("position", new Names("更正后的位置", "corrected position")),
  DEPARTMENT("target.department", new Names("部门", "department")),
  CATEGORY("target.category", new Names("类别", "category")),
  OTHER_CASE("target.caseId", new Names("另一案件", "other case")),
  UNTIL("target.until", new Names("截止时间", "date")),
  STANDARD("target.standard", new Names("立案结案标准", "standard row")),
  FLAG("target.flag", new Names("标记", "flag")),
  LINK("target.link", new Names("市场主体或房屋", "business or dwelling")),
  RATING("target.rating", new Names("评价", "rating")),
  /** How far which clock has come. */
  CLOCK_STEP("target.status", new Names("时限进度", "step of a clock"));

  private final String field;
  private final Names names;

  Need(String field, Names names) {
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

  /** True for what only someone on the spot can give, which is not asked of rules. */
  boolean isFromTheSpot() {
    return this == PHOTO || this == TWO_PHOTOS || this == POSITION;
  }

  /** True when the command carries it. */
  boolean isMet(CaseCommand command) {
    return switch (this) {
      case REASON -> !command.reason().isBlank();
      case PHOTO -> !command.photos().isEmpty();
      case TWO_PHOTOS -> command.photos().stream().distinct().count() >= 2;
      case POSITION, CORRECT_POSITION -> command.position() != null;
      case DEPARTMENT -> !command.target().department().isEmpty();
      case CATEGORY -> !command.target().category().isEmpty();
      case OTHER_CASE -> !command.target().caseId().isEmpty();
      case UNTIL -> command.target().until() != null;
      case STANDARD -> !command.target().standard().isEmpty();
      case FLAG -> command.target().flag() != null;
      case LINK -> !command.target().link().isEmpty();
      case RATING -> command.target().rating() != null;
      case CLOCK_STEP -> command.target().status() != null;
    };
  }
}
