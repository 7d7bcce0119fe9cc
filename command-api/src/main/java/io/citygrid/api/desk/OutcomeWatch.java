package io.citygrid.api.desk;

import io.citygrid.api.view.ViewReads;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waits for the outcomes of commands in the live view. All that wait at a time are asked for
 * together, so that many senders cost the store one question a tick. Thread-safe.
 */
public final class OutcomeWatch {
  private static final Duration TICK = Duration.ofMillis(20);

  private final Vertx vertx;
  private final ViewReads reads;
  private final Map<String, Promise<Optional<String>>> waiting = new ConcurrentHashMap<>();
  private final AtomicBoolean asking = new AtomicBoolean();

  public OutcomeWatch(Vertx vertx, ViewReads reads) {
    this.vertx = vertx;
    this.reads = reads;
    vertx.setPeriodic(TICK.toMillis(), tick -> look());
  }

  /**
   * The outcome as JSON as soon as it is there; empty when it is not within this time. Two who wait
   * for one command get the same answer at the same time.
   */
  public Future<Optional<String>> await(String commandId, Duration most) {
    Promise<Optional<String>> mine = Promise.promise();
    Promise<Optional<String>> promise = waiting.computeIfAbsent(commandId, id -> mine);
    if (promise == mine) {
      vertx.setTimer(
          most.toMillis(),
          over -> {
            waiting.remove(commandId, mine);
            mine.tryComplete(Optional.empty());
          });
    }
    return promise.future();
  }

  private void look() {
    List<String> ids = List.copyOf(waiting.keySet());
    if (ids.isEmpty() || !asking.compareAndSet(false, true)) {
      return;
    }
    // While the view is away the senders run into their time limit and are told to ask later.
    reads
        .ask(view -> view.outcomes(ids))
        .onSuccess(found -> found.forEach(this::complete))
        .onComplete(asked -> asking.set(false));
  }

  private void complete(String commandId, String outcome) {
    Promise<Optional<String>> promise = waiting.remove(commandId);
    if (promise != null) {
      promise.tryComplete(Optional.of(outcome));
    }
  }
}
