package io.citygrid.city.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A verification task (红包核查任务) as it is from now on: the record. Topic {@code city.task-events.v1},
 * key {@code caseId}, written exactly once.
 *
 * @param taskId the case and the version in which it was handled, see {@link #idOf}
 * @param version counts the changes of this task from 1
 * @param area the district whose budget pays, the city outside of all districts
 * @param position where the case lies
 * @param reporter id of who reported the case
 * @param handler id of the person who handled it; empty when nobody knows
 * @param departments ids of the departments that handled it
 * @param offeredSince when this round of the offer began; its radius grows from then
 * @param ring how often the radius has grown since
 * @param holder id of the one citizen who has it; empty when nobody has
 * @param heldUntil until when; null when nobody has it
 * @param answers in order; at most two
 * @param decidedBy id of the grid worker whose check decided it; empty otherwise
 * @param cityVersion under which it was changed
 * @param commandId the command that made this change; empty when none did
 * @param earlierCommands the commands that made earlier changes, newest first, at most {@link
 *     #REMEMBERED}
 */
public record TaskEvent(
    String taskId,
    long version,
    TaskState state,
    Instant at,
    String caseId,
    String category,
    String area,
    Position position,
    String reporter,
    String handler,
    List<String> departments,
    Instant offeredSince,
    int ring,
    String holder,
    @Nullable Instant heldUntil,
    List<TaskAnswer> answers,
    String decidedBy,
    long cityVersion,
    String commandId,
    List<String> earlierCommands) {
  /** So many earlier commands are known again when they are repeated. */
  public static final int REMEMBERED = 20;

  private static final char SEPARATOR = '-';

  /** The id of the task that a case gets by this version of it. */
  public static String idOf(String caseId, long caseVersion) {
    return caseId + SEPARATOR + caseVersion;
  }

  /** The case of a task; empty when it is no id of a task. */
  public static String caseOf(String taskId) {
    return taskId.substring(0, Math.max(0, taskId.lastIndexOf(SEPARATOR)));
  }

  /** True when this command has changed the task already. */
  public boolean knows(String command) {
    return commandId.equals(command) || earlierCommands.contains(command);
  }

  /** The next version: another state at this moment, made by a command or, if empty, by itself. */
  public TaskEvent next(TaskState to, Instant moment, String command, long underVersion) {
    List<String> earlier = new ArrayList<>();
    Stream.concat(Stream.of(commandId), earlierCommands.stream())
        .filter(id -> !id.isEmpty())
        .limit(REMEMBERED)
        .forEach(earlier::add);
    Instant later = moment.isBefore(at) ? at : moment;
    return with(
        next -> {
          next.version = version + 1;
          next.state = to;
          next.at = later;
          next.holder = "";
          next.heldUntil = null;
          next.cityVersion = underVersion;
          next.commandId = command;
          next.earlierCommands = List.copyOf(earlier);
        });
  }

  /** The same, held by this person. */
  public TaskEvent withHolder(String person, Instant until) {
    return with(
        held -> {
          held.holder = person;
          held.heldUntil = until;
        });
  }

  /** The same, offered since then in this ring. */
  public TaskEvent withOffer(Instant since, int inRing) {
    return with(
        offered -> {
          offered.offeredSince = since;
          offered.ring = inRing;
        });
  }

  /** The same with these answers. */
  public TaskEvent withAnswers(List<TaskAnswer> given) {
    return with(answered -> answered.answers = List.copyOf(given));
  }

  /** The same, decided by this grid worker. */
  public TaskEvent withDecider(String person) {
    return with(decided -> decided.decidedBy = person);
  }

  private TaskEvent with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.event();
  }

  /** What a change may touch, until it is an event again; all else stays that of the event. */
  private static final class Draft {
    private final TaskEvent from;
    private long version;
    private TaskState state;
    private Instant at;
    private Instant offeredSince;
    private int ring;
    private String holder;
    private @Nullable Instant heldUntil;
    private List<TaskAnswer> answers;
    private String decidedBy;
    private long cityVersion;
    private String commandId;
    private List<String> earlierCommands;

    Draft(TaskEvent from) {
      this.from = from;
      this.version = from.version;
      this.state = from.state;
      this.at = from.at;
      this.offeredSince = from.offeredSince;
      this.ring = from.ring;
      this.holder = from.holder;
      this.heldUntil = from.heldUntil;
      this.answers = from.answers;
      this.decidedBy = from.decidedBy;
      this.cityVersion = from.cityVersion;
      this.commandId = from.commandId;
      this.earlierCommands = from.earlierCommands;
    }

    TaskEvent event() {
      return new TaskEvent(
          from.taskId,
          version,
          state,
          at,
          from.caseId,
          from.category,
          from.area,
          from.position,
          from.reporter,
          from.handler,
          from.departments,
          offeredSince,
          ring,
          holder,
          heldUntil,
          answers,
          decidedBy,
          cityVersion,
          commandId,
          earlierCommands);
    }
  }
}
