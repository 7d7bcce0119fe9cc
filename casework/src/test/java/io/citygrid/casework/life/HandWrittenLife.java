package io.citygrid.casework.life;

import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The life of a case once more, written down by hand state by state as the field describes it: per
 * line a move, by letter who may make it, and where it leads ({@code =} when it leads nowhere).
 *
 * <p>C citizen, G grid worker, O operator, W duty officer, D dispatcher, H handler, S supervisor, R
 * rule.
 */
final class HandWrittenLife {

  /** What the hand says of a state and a move. */
  record Cell(Set<ActorRole> roles, Set<CaseState> to) {}

  private static final String TEXT =
      """
      REPORTED
        ASK_FIELD_CHECK OWR FIELD_CHECK
        FILE OWR DISPATCHED/ON_MANUAL_DESK
        REJECT WR REJECTED
        HANDLE_ON_THE_SPOT G CLOSED
        CHANGE_CATEGORY OWDR =
        CORRECT_POSITION OWDR =
        ASK_OPINION OWDS =
        GIVE_OPINION H =
        + merge handup open kept ended
      FIELD_CHECK
        CONFIRM_REPORT GR REPORTED
        DENY_REPORT GR REPORTED
        CORRECT_POSITION OWDR =
        + merge handup open kept ended
      REJECTED
        REMARK CGOWDSHR =
      ON_MANUAL_DESK
        DISPATCH DWSR DISPATCHED
        HANDLE_ON_THE_SPOT G CLOSED
        CHANGE_CATEGORY OWDS DISPATCHED/ON_MANUAL_DESK
        CORRECT_POSITION OWDS DISPATCHED/ON_MANUAL_DESK
        ASK_OPINION OWDS =
        GIVE_OPINION H =
        + merge handup open kept ended
      DISPATCHED
        ACCEPT HI ACCEPTED
        RETURN H RETURNED/WITH_SUPERVISOR
        REDISPATCH DWS DISPATCHED
        HANDLE_ON_THE_SPOT G CLOSED
        CHANGE_CATEGORY OWDS DISPATCHED/ON_MANUAL_DESK
        CORRECT_POSITION OWDS DISPATCHED/ON_MANUAL_DESK
        ADD_ASSISTANT DWS =
        RELEASE_ASSISTANT DWS =
        URGE OWDS =
        + merge handup open kept ended
      RETURNED
        DISPATCH DWS DISPATCHED
        CHANGE_CATEGORY OWDS DISPATCHED/ON_MANUAL_DESK
        CORRECT_POSITION OWDS DISPATCHED/ON_MANUAL_DESK
        + open kept ended
      WITH_SUPERVISOR
        DISPATCH S DISPATCHED
        CHANGE_CATEGORY S DISPATCHED/ON_MANUAL_DESK
        CORRECT_POSITION S DISPATCHED/ON_MANUAL_DESK
        ASK_OPINION OWDS =
        GIVE_OPINION H =
        + merge handup open kept ended
      ACCEPTED
        START HI IN_PROGRESS
        REDISPATCH DWS DISPATCHED
        CHANGE_CATEGORY OWDS DISPATCHED/ON_MANUAL_DESK
        CORRECT_POSITION OWDS DISPATCHED/ON_MANUAL_DESK
        ADD_ASSISTANT DWS =
        RELEASE_ASSISTANT DWS =
        URGE OWDS =
        + requests merge handup open kept ended
      IN_PROGRESS
        FINISH_MEASURE H =
        HAND_IN H HANDLED
        REDISPATCH DWS DISPATCHED
        CHANGE_CATEGORY OWDS DISPATCHED/ON_MANUAL_DESK
        CORRECT_POSITION OWDS DISPATCHED/ON_MANUAL_DESK
        ADD_ASSISTANT DWS =
        RELEASE_ASSISTANT DWS =
        URGE OWDS =
        + requests merge handup open kept ended
      REWORK
        START HI IN_PROGRESS
        REDISPATCH DWS DISPATCHED
        CHANGE_CATEGORY OWDS DISPATCHED/ON_MANUAL_DESK
        CORRECT_POSITION OWDS DISPATCHED/ON_MANUAL_DESK
        ADD_ASSISTANT DWS =
        RELEASE_ASSISTANT DWS =
        URGE OWDS =
        + requests merge handup open kept ended
      SUSPENDED
        RESUME HWSR IN_PROGRESS
        ADD_ASSISTANT DWS =
        RELEASE_ASSISTANT DWS =
        + merge handup open kept ended
      HANDLED
        REQUEST_CHECK OWDR UNDER_CHECK
        + merge handup open kept ended
      UNDER_CHECK
        PASS_CHECK GR CHECKED
        FAIL_CHECK GR REWORK
        + merge handup open kept ended
      CHECKED
        CLOSE OWR CLOSED
        + merge handup open kept ended
      MERGED
        SPLIT OWDR REPORTED/DISPATCHED/ON_MANUAL_DESK
        CLOSE_WITH_FIRST R CLOSED
        + kept
      CLOSED
        REOPEN OWSR DISPATCHED/ON_MANUAL_DESK
        REOPEN_WITH_FIRST R MERGED
        DETACH R =
        RATE C =
        CALL_BACK O =
        APPEAL H =
        PASS_APPEAL WS =
        GRANT_APPEAL WS =
        REFUSE_APPEAL WS =
        + kept
      VOID
        REMARK CGOWDSHR =
      """;

  private static final Map<String, String> GROUPS =
      Map.of(
          "requests",
          """
          ASK_SUSPENSION H =
          GRANT_SUSPENSION WS SUSPENDED
          REFUSE_SUSPENSION WS =
          ASK_EXTENSION H =
          ENDORSE_EXTENSION H =
          GRANT_EXTENSION WS =
          REFUSE_EXTENSION HWS =
          WITHDRAW_REQUEST H =
          """,
          "merge",
          "MERGE OWDR MERGED",
          "handup",
          "HAND_UP DWS =",
          "open",
          """
          ACCEPT_HAND_UP DWS =
          REFUSE_HAND_UP DWS =
          TAKE_OVER DWS =
          HAND_DOWN DWS =
          SUPERVISE S =
          TAKE_UP DWS =
          END_SUPERVISION S =
          ATTACH R =
          DETACH R =
          ESCALATE R =
          RECOMPUTE_LIMITS R =
          """,
          "kept",
          """
          FLAG OWDSR =
          UNFLAG OWDS =
          LINK GOWDSI =
          UNLINK GOWDS =
          REMARK CGOWDSHR =
          """,
          "ended",
          """
          FORCE_CLOSE SI CLOSED
          VOID WS VOID
          """);

  private static final Map<Character, ActorRole> LETTERS =
      Map.of(
          'C', ActorRole.CITIZEN,
          'G', ActorRole.GRID_WORKER,
          'O', ActorRole.OPERATOR,
          'W', ActorRole.DUTY_OFFICER,
          'D', ActorRole.DISPATCHER,
          'H', ActorRole.HANDLER,
          'S', ActorRole.SUPERVISOR,
          'I', ActorRole.IMPORTER,
          'R', ActorRole.RULE);

  private HandWrittenLife() {}

  static Map<CaseState, Map<Move, Cell>> read() {
    Map<CaseState, Map<Move, Cell>> cells = new EnumMap<>(CaseState.class);
    CaseState state = null;
    for (String line : TEXT.split("\n")) {
      if (!line.startsWith(" ")) {
        state = CaseState.valueOf(line);
        cells.put(state, new EnumMap<>(Move.class));
      } else if (line.strip().startsWith("+")) {
        for (String group : line.strip().substring(2).split(" ")) {
          GROUPS.get(group).lines().forEach(new Reader(cells.get(state))::read);
        }
      } else {
        new Reader(cells.get(state)).read(line);
      }
    }
    return cells;
  }

  private record Reader(Map<Move, Cell> cells) {
    void read(String line) {
      String[] words = line.strip().split(" ");
      Set<ActorRole> roles = EnumSet.noneOf(ActorRole.class);
      words[1].chars().forEach(letter -> roles.add(LETTERS.get((char) letter)));
      Set<CaseState> to = EnumSet.noneOf(CaseState.class);
      if (!words[2].equals("=")) {
        for (String next : words[2].split("/")) {
          to.add(CaseState.valueOf(next));
        }
      }
      if (cells.put(Move.valueOf(words[0]), new Cell(roles, to)) != null) {
        throw new IllegalStateException("twice: " + line);
      }
    }
  }
}
