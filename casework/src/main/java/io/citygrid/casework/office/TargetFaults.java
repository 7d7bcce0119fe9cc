package io.citygrid.casework.office;

import io.citygrid.casework.moves.MoveGate;
import io.citygrid.casework.moves.Objection;
import io.citygrid.casework.moves.Refusal;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeStep;
import io.citygrid.city.event.OfficeTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is wrong with what a command carries.
 *
 * @param at the moment at which it counts as made
 */
record TargetFaults(OfficeEvent event, OfficeCommand command, Instant at, OfficeGrounds grounds) {

  /** The first fault; empty when there is none. */
  Optional<Objection> find(OfficeRow row) {
    for (OfficeNeed need : row.needs()) {
      if (!need.isMet(command)) {
        return MoveGate.object(
            Refusal.MISSING,
            need.field(),
            "需要" + need.names().zh(),
            "needs a " + need.names().en());
      }
    }
    OfficeTarget target = command.target();
    return step(row, target).or(() -> department(row, target)).or(() -> value(target));
  }

  private Optional<Objection> step(OfficeRow row, OfficeTarget target) {
    if (!row.needs().contains(OfficeNeed.STEP)) {
      return Optional.empty();
    }
    if (target.step() > event.steps().size()) {
      return invalid(OfficeNeed.STEP, "没有该步骤", "there is no step " + target.step());
    }
    OfficeStep step = event.steps().get(target.step() - 1);
    boolean toReopen = command.move() == OfficeMove.REOPEN_STEP;
    if (step.isDone() != toReopen) {
      return toReopen
          ? invalid(OfficeNeed.STEP, "该步骤尚未完成", "the step is not finished yet")
          : invalid(OfficeNeed.STEP, "该步骤已完成", "the step is finished already");
    }
    if (command.move() == OfficeMove.GIVE_BACK_STEP
        && step.department().equals(event.department())) {
      return invalid(OfficeNeed.STEP, "该步骤由主办部门承办", "the step is the owner's own");
    }
    return Optional.empty();
  }

  private Optional<Objection> department(OfficeRow row, OfficeTarget target) {
    String id = target.department();
    if (!row.needs().contains(OfficeNeed.DEPARTMENT)) {
      return Optional.empty();
    }
    if (grounds.city().findDepartment(id).isEmpty()) {
      return invalid(OfficeNeed.DEPARTMENT, "没有部门 " + id, "there is no department " + id);
    }
    String now =
        row.needs().contains(OfficeNeed.STEP)
            ? event.steps().get(target.step() - 1).department()
            : event.department();
    return id.equals(now)
        ? invalid(OfficeNeed.DEPARTMENT, "已由该部门承办", "the department has it already")
        : Optional.empty();
  }

  private Optional<Objection> value(OfficeTarget target) {
    if (command.move() == OfficeMove.SUSPEND) {
      int days = grounds.city().casework().longestSuspensionDays();
      Instant until = target.until();
      boolean fits =
          until != null && until.isAfter(at) && !until.isAfter(at.plus(Duration.ofDays(days)));
      return fits
          ? Optional.empty()
          : invalid(
              OfficeNeed.UNTIL,
              "须在今后 " + days + " 天之内",
              "the date must be in the next " + days + " days");
    }
    if (command.move() == OfficeMove.SPEND && event.spentCents() + target.cents() < 0) {
      return invalid(OfficeNeed.CENTS, "冲减不得超过已列支金额", "no more can be taken back than was spent");
    }
    return Optional.empty();
  }

  private static Optional<Objection> invalid(OfficeNeed need, String zh, String en) {
    return MoveGate.object(Refusal.INVALID, need.field(), zh, en);
  }
}
