package io.citygrid.live.warning;

import io.citygrid.city.DutyRole;
import io.citygrid.city.Names;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.WarningAction;
import io.citygrid.city.event.WarningCommand;
import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.event.WarningOutcome;
import io.citygrid.city.event.WarningResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people do with warnings: take them in hand, or end them. */
public final class WarningCommands {
  private static final Set<ActorRole> CANCEL =
      EnumSet.of(ActorRole.DUTY_OFFICER, ActorRole.SUPERVISOR);

  private WarningCommands() {}

  /**
   * What follows from a command.
   *
   * @param desk null when it is forgotten
   * @param event the change of the warning; empty when there is none
   */
  public record Answer(@Nullable Desk desk, Optional<WarningEvent> event, WarningOutcome outcome) {}

  /** True when the desk has the warning in the version that the sender saw, or a later one. */
  public static boolean isThere(@Nullable Desk desk, WarningCommand command) {
    WarningEvent open = desk == null ? null : desk.warning();
    return open != null
        && open.warningId().equals(command.warningId())
        && open.version() >= command.seenVersion();
  }

  /**
   * Decides on the warning as it is. Acknowledging is for those whom it is for and for those who
   * run the shift; cancelling for the latter only. An acknowledgement of what is in somebody's hand
   * already changes nothing.
   */
  public static Answer decide(@Nullable Desk desk, WarningCommand command) {
    WarningEvent open = desk == null ? null : desk.warning();
    if (desk != null && desk.lastCommand().equals(command.commandId())) {
      return answer(desk, open, command, WarningResult.REPEATED, "", null);
    }
    if (desk == null || open == null || !open.warningId().equals(command.warningId())) {
      Names why = new Names("没有此预警，或预警已结束", "there is no such open warning");
      return answer(desk, null, command, WarningResult.NO_SUCH_WARNING, "warningId", why);
    }
    if (!isFor(open, command)) {
      Names why = new Names("此预警不由您处理", "this warning is not yours to " + verb(command.action()));
      return answer(desk, open, command, WarningResult.REFUSED, "actor", why);
    }
    if (command.action() == WarningAction.ACKNOWLEDGE && !open.waitsForSomebody()) {
      return answer(desk, open, command, WarningResult.REPEATED, "", null);
    }
    boolean ends = command.action() == WarningAction.CANCEL;
    WarningEvent after =
        ends ? WarningLife.cancelled(open, command) : WarningLife.acknowledged(open, command);
    Desk changed =
        (ends ? desk.holding(desk.held(), desk.held(), null) : desk.holding(desk.held(), 0, after))
            .followed(command.commandId());
    return new Answer(
        changed, Optional.of(after), outcome(after, command, WarningResult.FOLLOWED, "", null));
  }

  private static boolean isFor(WarningEvent open, WarningCommand command) {
    Actor actor = command.actor();
    boolean runsTheShift = actor.roles().stream().anyMatch(CANCEL::contains);
    boolean worksThere =
        open.place().wholeCity()
            || actor.areas().contains(Actor.EVERYWHERE)
            || open.place().concerned().stream().anyMatch(actor.areas()::contains);
    if (command.action() == WarningAction.CANCEL) {
      return runsTheShift && worksThere;
    }
    List<String> roles = open.roles().stream().map(DutyRole::name).toList();
    boolean isMeant = actor.roles().stream().anyMatch(role -> roles.contains(role.name()));
    return open.departments().contains(actor.department())
        || (worksThere && (isMeant || runsTheShift));
  }

  private static String verb(WarningAction action) {
    return action == WarningAction.CANCEL ? "cancel" : "acknowledge";
  }

  private static Answer answer(
      @Nullable Desk desk,
      @Nullable WarningEvent open,
      WarningCommand command,
      WarningResult result,
      String field,
      @Nullable Names why) {
    return new Answer(desk, Optional.empty(), outcome(open, command, result, field, why));
  }

  private static WarningOutcome outcome(
      @Nullable WarningEvent open,
      WarningCommand command,
      WarningResult result,
      String field,
      @Nullable Names why) {
    return new WarningOutcome(
        command.commandId(),
        command.warningId(),
        result,
        open == null ? 0 : open.version(),
        open == null ? null : open.state(),
        command.at(),
        field,
        why == null ? "" : why.en(),
        why == null ? "" : why.zh());
  }
}
