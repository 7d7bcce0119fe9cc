package io.citygrid.api.verification;

import io.citygrid.api.view.RedisWriter;
import io.citygrid.casework.verification.BudgetDay;
import io.citygrid.casework.verification.DeviceUse;
import io.citygrid.casework.verification.PairUse;
import io.citygrid.casework.verification.Standing;
import io.citygrid.casework.verification.TaskClock;
import io.citygrid.casework.verification.TaskDecision;
import io.citygrid.casework.verification.TaskOutcomes;
import io.citygrid.casework.verification.Verification;
import io.citygrid.casework.verification.VerificationGrounds;
import io.citygrid.casework.verification.Verifier;
import io.citygrid.city.City;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskOutcome;
import io.citygrid.city.event.TaskState;
import io.citygrid.city.view.MapPlace;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.city.wire.WireException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The desk of verification tasks in one thread, in the place of the job: it reads the commands that
 * the API writes, decides them by the same rules and shows what became of them. It knows the tasks
 * that it was given; commands to others it leaves alone.
 */
public final class OneThreadDesk implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> commands;
  private final KafkaProducer<byte[], byte[]> payments;
  private final RedisWriter view;
  private final VerificationGrounds grounds;
  private final Map<String, TaskEvent> tasks = new HashMap<>();
  private final Map<String, Verifier> people = new HashMap<>();
  private final Map<String, PairUse> pairs = new HashMap<>();
  private final Map<String, DeviceUse> devices = new HashMap<>();
  private final Map<String, BudgetDay> budgets = new HashMap<>();
  private final List<TaskOutcome> outcomes = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "one-thread-desk");
  private volatile boolean closing;

  public OneThreadDesk(String bootstrapServers, URI redis, City city) {
    this.view = new RedisWriter(redis);
    this.grounds = VerificationGrounds.of(city);
    this.commands =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.payments =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    List<TopicPartition> one = List.of(new TopicPartition(Topics.TASK_COMMANDS, 0));
    commands.assign(one);
    commands.seekToBeginning(one);
    thread.start();
  }

  /** A task is offered. */
  public synchronized void open(TaskEvent task) {
    keep(task);
  }

  /** The task as it is now. */
  public synchronized TaskEvent task(String taskId) {
    return java.util.Objects.requireNonNull(tasks.get(taskId), taskId);
  }

  /** All that was decided of a task, in order. */
  public synchronized List<TaskOutcome> outcomes(String taskId) {
    return outcomes.stream().filter(outcome -> outcome.taskId().equals(taskId)).toList();
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    commands.wakeup();
    thread.join();
    payments.close();
    view.close();
  }

  private void run() {
    try (commands) {
      while (!closing) {
        for (ConsumerRecord<byte[], byte[]> message : commands.poll(Duration.ofMillis(100))) {
          decide(Codecs.TASK_COMMAND.decode(message.value()));
        }
      }
    } catch (WakeupException e) {
      // It is closing.
    } catch (WireException e) {
      throw new IllegalStateException("the API wrote what is no command", e);
    }
  }

  private synchronized void decide(TaskCommand command) {
    TaskEvent task = tasks.get(command.taskId());
    if (task == null) {
      return;
    }
    for (TaskEvent change : TaskClock.run(task, command.at().minusMillis(1), grounds)) {
      keep(change);
      task = change;
    }
    String person = command.actor().id();
    String pair = person + "\n" + task.reporter();
    String budget = task.area() + "\n" + grounds.day(command.at());
    Standing standing =
        new Standing(
            people.getOrDefault(person, Verifier.NEW),
            pairs.getOrDefault(pair, PairUse.NEW),
            devices.getOrDefault(command.device(), DeviceUse.NEW),
            budgets.getOrDefault(budget, BudgetDay.NEW));
    TaskDecision decision = Verification.step(task, command, standing, grounds);
    if (decision instanceof TaskDecision.Followed followed) {
      keep(followed.after());
      people.put(person, followed.standing().person());
      pairs.put(pair, followed.standing().pair());
      devices.put(command.device(), followed.standing().device());
      budgets.put(budget, followed.standing().budget());
      followed.payments().forEach(this::pay);
    }
    TaskOutcome outcome = TaskOutcomes.of(command, decision, task);
    outcomes.add(outcome);
    view.outcome(
        outcome.commandId(),
        new String(Codecs.TASK_OUTCOME.encode(outcome), StandardCharsets.UTF_8));
  }

  /** Says it to the outbox, twice, as a job may that dies in between. */
  public void pay(Payment payment) {
    byte[] key = payment.person().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 2; i++) {
      payments.send(new ProducerRecord<>(Topics.PAYMENTS, key, Codecs.PAYMENT.encode(payment)));
    }
    payments.flush();
    view.write(
        new ViewWrite(
            ViewKind.PAYMENT,
            payment.paymentId(),
            1,
            Codecs.PAYMENT.encode(payment),
            payment.at().toEpochMilli(),
            List.of(ViewIndexes.paymentsOf(payment.person()))));
  }

  private void keep(TaskEvent task) {
    tasks.put(task.taskId(), task);
    String near = ViewIndexes.tasksNear(task.ring());
    boolean isOpen = task.state() == TaskState.OPEN;
    List<String> indexes =
        task.state() == TaskState.HELD
            ? List.of(ViewIndexes.tasksHeldBy(task.holder()))
            : isOpen ? List.of(near) : List.of();
    view.write(
        new ViewWrite(
            ViewKind.TASK,
            task.taskId(),
            task.version(),
            Codecs.TASK_EVENT.encode(task),
            task.at().toEpochMilli(),
            indexes,
            isOpen ? new MapPlace(near, task.position().lon(), task.position().lat()) : null));
  }
}
