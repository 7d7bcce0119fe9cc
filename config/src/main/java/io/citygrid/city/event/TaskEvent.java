package io.citygrid.city.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    return new TaskEvent(
        taskId,
        version + 1,
        to,
        later,
        caseId,
        category,
        area,
        position,
        reporter,
        handler,
        departments,
        offeredSince,
        ring,
        "",
        null,
        answers,
        decidedBy,
        underVersion,
        command,
        List.copyOf(earlier));
  }

  /** The same, held by this person. */
  public TaskEvent withHolder(String person, Instant until) {
    return new TaskEvent(
        taskId,
        version,
        state,
        at,
        caseId,
        category,
        area,
        position,
        reporter,
        handler,
        departments,
        offeredSince,
        ring,
        person,
        until,
        answers,
        decidedBy,
        cityVersion,
        commandId,
        earlierCommands);
  }

  /** The same, offered since then in this ring. */
  public TaskEvent withOffer(Instant since, int inRing) {
    return new TaskEvent(
        taskId,
        version,
        state,
        at,
        caseId,
        category,
        area,
        position,
        reporter,
        handler,
        departments,
        since,
        inRing,
        holder,
        heldUntil,
        answers,
        decidedBy,
        cityVersion,
        commandId,
        earlierCommands);
  }

  /** The same with these answers. */
  public TaskEvent withAnswers(List<TaskAnswer> given) {
    return new TaskEvent(
        taskId,
        version,
        state,
        at,
        caseId,
        category,
        area,
        position,
        reporter,
        handler,
        departments,
        offeredSince,
        ring,
        holder,
        heldUntil,
        List.copyOf(given),
        decidedBy,
        cityVersion,
        commandId,
        earlierCommands);
  }

  /** The same, decided by this grid worker. */
  public TaskEvent withDecider(String person) {
    return new TaskEvent(
        taskId,
        version,
        state,
        at,
        caseId,
        category,
        area,
        position,
        reporter,
        handler,
        departments,
        offeredSince,
        ring,
        holder,
        heldUntil,
        answers,
        person,
        cityVersion,
        commandId,
        earlierCommands);
  }
}
