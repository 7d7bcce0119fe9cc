package io.citygrid.jobs.verification;

import io.citygrid.casework.verification.BudgetDay;
import io.citygrid.casework.verification.DeviceUse;
import io.citygrid.casework.verification.PairUse;
import io.citygrid.casework.verification.Standing;
import io.citygrid.casework.verification.Verifier;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** The desk's books, a row for each task, person, pair, phone, budget day and deadline. */
final class DeskState {
  private static final char SEPARATOR = '\n';

  private final MapState<String, TaskEvent> tasks;
  private final MapState<String, Verifier> people;
  private final MapState<String, PairUse> pairs;
  private final MapState<String, DeviceUse> devices;
  private final MapState<String, BudgetDay> budgets;
  private final MapState<Long, List<String>> due;

  /**
   * Opens the books.
   *
   * @param lasting gives each descriptor its time to live
   */
  DeskState(RuntimeContext context, Consumer<MapStateDescriptor<?, ?>> lasting) {
    tasks = open(context, lasting, "tasks", TaskEvent.class);
    people = open(context, lasting, "people", Verifier.class);
    pairs = open(context, lasting, "pairs", PairUse.class);
    devices = open(context, lasting, "devices", DeviceUse.class);
    budgets = open(context, lasting, "budgets", BudgetDay.class);
    var deadlines =
        new MapStateDescriptor<Long, List<String>>("due", Types.LONG, Types.LIST(Types.STRING));
    lasting.accept(deadlines);
    due = context.getMapState(deadlines);
  }

  private static <T> MapState<String, T> open(
      RuntimeContext context,
      Consumer<MapStateDescriptor<?, ?>> lasting,
      String name,
      Class<T> type) {
    var descriptor = new MapStateDescriptor<>(name, Types.STRING, TypeInformation.of(type));
    lasting.accept(descriptor);
    return context.getMapState(descriptor);
  }

  /** The latest task of a case. */
  Optional<TaskEvent> findOfCase(String caseId) throws Exception {
    return Optional.ofNullable(tasks.get(caseId));
  }

  /** This very task, when it is the latest of its case. */
  Optional<TaskEvent> find(String taskId) throws Exception {
    return findOfCase(TaskEvent.caseOf(taskId)).filter(task -> task.taskId().equals(taskId));
  }

  void put(TaskEvent task) throws Exception {
    tasks.put(task.caseId(), task);
  }

  /**
   * What a command rests on besides its task.
   *
   * @param day the day of the command
   */
  Standing standing(TaskEvent task, TaskCommand command, String day) throws Exception {
    return new Standing(
        or(people.get(command.actor().id()), Verifier.NEW),
        or(pairs.get(pair(task, command)), PairUse.NEW),
        or(devices.get(command.device()), DeviceUse.NEW),
        or(budgets.get(budget(task, day)), BudgetDay.NEW));
  }

  /** Keeps it, where it changed. */
  void keep(TaskEvent task, TaskCommand command, String day, Standing before, Standing after)
      throws Exception {
    if (!after.person().equals(before.person())) {
      people.put(command.actor().id(), after.person());
    }
    if (!after.pair().equals(before.pair())) {
      pairs.put(pair(task, command), after.pair());
    }
    if (!after.device().equals(before.device())) {
      devices.put(command.device(), after.device());
    }
    if (!after.budget().equals(before.budget())) {
      budgets.put(budget(task, day), after.budget());
    }
  }

  /** The task of this case does something by itself then. */
  void expect(String caseId, Instant moment) throws Exception {
    long millis = moment.toEpochMilli();
    List<String> cases = new ArrayList<>(or(due.get(millis), List.of()));
    if (!cases.contains(caseId)) {
      cases.add(caseId);
      due.put(millis, cases);
    }
  }

  /** The cases whose tasks may do something now; each moment is asked once. */
  List<String> takeDue(long millis) throws Exception {
    List<String> cases = or(due.get(millis), List.of());
    due.remove(millis);
    return cases;
  }

  private static String pair(TaskEvent task, TaskCommand command) {
    return command.actor().id() + SEPARATOR + task.reporter();
  }

  private static String budget(TaskEvent task, String day) {
    return task.area() + SEPARATOR + day;
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
