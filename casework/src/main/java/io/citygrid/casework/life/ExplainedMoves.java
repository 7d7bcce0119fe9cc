package io.citygrid.casework.life;

import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.DispatchBasis;
import io.citygrid.city.event.Move;
import org.jspecify.annotations.Nullable;

/** What {@link CaseExplanation} says of moves and of who made them. */
final class ExplainedMoves {
  private ExplainedMoves() {}

  /** As what somebody acts. */
  static Phrase role(ActorRole role) {
    return switch (role) {
      case CITIZEN -> new Phrase("市民", "a citizen");
      case GRID_WORKER -> new Phrase("网格员", "a grid worker");
      case OPERATOR -> new Phrase("受理员", "an operator");
      case DUTY_OFFICER -> new Phrase("值班长", "a duty officer");
      case DISPATCHER -> new Phrase("派遣员", "a dispatcher");
      case HANDLER -> new Phrase("处置员", "a handler");
      case SUPERVISOR -> new Phrase("督查员", "a supervisor");
      case IMPORTER -> new Phrase("导入程序", "an importing program");
      case RULE -> new Phrase("规则", "a rule of the city");
    };
  }

  /** By whose decision a department has it that no row of the list names. */
  static Phrase decision(@Nullable DispatchBasis basis) {
    if (basis == null) {
      return new Phrase("经人工派遣由", "by a person's decision");
    }
    Phrase role = role(basis.role());
    return new Phrase(
        "经" + role.zh() + (basis.move() == Move.REDISPATCH ? "改派由" : "派遣由"),
        "by decision of " + role.en());
  }

  /** After which move the list was asked; nothing for the report itself and where it is unknown. */
  static Phrase occasion(@Nullable DispatchBasis basis) {
    if (basis == null) {
      return Phrase.NOTHING;
    }
    Phrase role = role(basis.role());
    return switch (basis.move()) {
      case FILE -> new Phrase(role.zh() + "立案后，", " after " + role.en() + " filed it");
      case CHANGE_CATEGORY ->
          new Phrase(role.zh() + "更改类别后，", " after " + role.en() + " changed its category");
      case CORRECT_POSITION ->
          new Phrase(role.zh() + "更正位置后，", " after " + role.en() + " corrected its position");
      case SPLIT ->
          new Phrase(
              role.zh() + "拆案后，",
              " after " + role.en() + " took it out of the case it was merged into");
      default -> Phrase.NOTHING;
    };
  }

  /** That it was reopened, by whom. */
  static Phrase reopening(@Nullable DispatchBasis basis) {
    ActorRole as = basis == null ? null : basis.reopenedAs();
    if (as == null) {
      return Phrase.NOTHING;
    }
    return as == ActorRole.RULE
        ? new Phrase(
            "，因回访不满意重新立案", "; it was reopened as its reporter was not satisfied when called back")
        : new Phrase("，经" + role(as).zh() + "重新立案", "; it was reopened by " + role(as).en());
  }

  /** How it ended; nothing while it is open. */
  static Phrase ending(CaseEvent event) {
    if (event.state().isOpen()) {
      return Phrase.NOTHING;
    }
    String main = event.current().mergedInto();
    Move by = event.current().endedBy();
    return switch (by == null ? Move.CLOSE : by) {
      case REJECT -> new Phrase("，不予立案", "; it was not filed");
      case HANDLE_ON_THE_SPOT ->
          new Phrase("，上报人已自处置", "; the grid worker who reported it did away with it on the spot");
      case FORCE_CLOSE -> new Phrase("，已强制结案", "; it was closed by force");
      case VOID -> new Phrase("，已作废", "; it was made void");
      case CLOSE_WITH_FIRST ->
          new Phrase("，已随案件" + main + "结案", "; it was closed with case " + main);
      default -> new Phrase("，已结案", "; it was closed");
    };
  }
}
