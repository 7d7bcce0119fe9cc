package io.citygrid.casework.verification;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All tasks of a city in memory, decided in the order in which things come. */
final class CheckDesk {
  final Map<String, TaskEvent> tasks = new HashMap<>();
  final Map<String, Verifier> people = new HashMap<>();
  final Map<String, PairUse> pairs = new HashMap<>();
  final Map<String, DeviceUse> devices = new HashMap<>();
  final Map<String, BudgetDay> budgets = new HashMap<>();
  final List<TaskEvent> events = new ArrayList<>();
  final List<Payment> payments = new ArrayList<>();
  VerificationGrounds grounds;

  CheckDesk(VerificationGrounds grounds) {
    this.grounds = grounds;
  }

  void open(TaskEvent task) {
    keep(task);
  }

  void runTo(Instant moment) {
    List.copyOf(tasks.values())
        .forEach(task -> TaskClock.run(task, moment, grounds).forEach(this::keep));
  }

  TaskEvent task(String caseId) {
    return tasks.get(caseId);
  }

  TaskDecision take(TaskCommand command) {
    String caseId = TaskEvent.caseOf(command.taskId());
    TaskClock.run(tasks.get(caseId), command.at().minusMillis(1), grounds).forEach(this::keep);
    TaskEvent task = tasks.get(caseId);
    String person = command.actor().id();
    String pair = person + "\n" + task.reporter();
    String budget = task.area() + "\n" + grounds.day(Verification.moment(task, command));
    TaskDecision decision =
        Verification.step(
            task,
            command,
            new Standing(
                people.getOrDefault(person, Verifier.NEW),
                pairs.getOrDefault(pair, PairUse.NEW),
                devices.getOrDefault(command.device(), DeviceUse.NEW),
                budgets.getOrDefault(budget, BudgetDay.NEW)),
            grounds);
    if (decision instanceof TaskDecision.Followed followed) {
      keep(followed.after());
      people.put(person, followed.standing().person());
      pairs.put(pair, followed.standing().pair());
      devices.put(command.device(), followed.standing().device());
      budgets.put(budget, followed.standing().budget());
      payments.addAll(followed.payments());
    }
    return decision;
  }

  void settle(CaseEvent event) {
    Settlement.find(tasks.get(event.caseId()), event, grounds)
        .ifPresent(
            settled -> {
              keep(settled.after());
              payments.addAll(settled.payments());
            });
  }

  private void keep(TaskEvent task) {
    tasks.put(task.caseId(), task);
    events.add(task);
  }
}
