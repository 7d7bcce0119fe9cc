package io.citygrid.api.desk;

import io.citygrid.api.view.CityView;
import io.citygrid.api.view.ViewItem;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.view.ViewKind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waits for the outcomes of commands in the live view, and until the view shows what they say:
 * outcomes and things are written side by side, and whoever is told that a case has moved must find
 * it moved in every list. All that wait at a time are asked for together, so that many senders cost
 * the store two questions a tick. Thread-safe.
 */
public final class OutcomeWatch {
  private static final Duration TICK = Duration.ofMillis(20);

  private final Vertx vertx;
  private final ViewReads reads;
  private final Map<String, Promise<Optional<String>>> waiting = new ConcurrentHashMap<>();
  private final Map<String, String> aheadOfView = new ConcurrentHashMap<>();
  private final AtomicBoolean asking = new AtomicBoolean();
  private final ViewKind kind;
  private final String idField;

  /**
   * @param kind of the things that the commands change
   * @param idField of an outcome that names the thing; its {@code version} is the one it has now,
   *     and an outcome without one is told at once
   */
  public OutcomeWatch(Vertx vertx, ViewReads reads, ViewKind kind, String idField) {
    this.vertx = vertx;
    this.reads = reads;
    this.kind = kind;
    this.idField = idField;
    vertx.setPeriodic(TICK.toMillis(), tick -> look());
  }

  /**
   * The outcome as JSON as soon as it is there and shown; empty when there is none within this
   * time. One that is there but not shown yet is told when the time is over. Two who wait for one
   * command get the same answer at the same time.
   */
  public Future<Optional<String>> await(String commandId, Duration most) {
    Promise<Optional<String>> mine = Promise.promise();
    Promise<Optional<String>> promise = waiting.computeIfAbsent(commandId, id -> mine);
    if (promise == mine) {
      vertx.setTimer(
          most.toMillis(),
          over -> {
            waiting.remove(commandId, mine);
            mine.tryComplete(Optional.ofNullable(aheadOfView.remove(commandId)));
          });
    }
    return promise.future();
  }

  /**
   * The outcome of a command, if it is known still and about this thing; nobody waits for it.
   *
   * @param thingId what the command must have been about
   */
  public Future<Optional<String>> find(String commandId, String thingId) {
    return reads
        .ask(view -> view.outcomes(Set.of(commandId)))
        .map(
            found ->
                Optional.ofNullable(found.get(commandId))
                    .filter(json -> thingId.equals(new JsonObject(json).getString(idField))));
  }

  private void look() {
    List<String> ids = List.copyOf(waiting.keySet());
    if (ids.isEmpty() || !asking.compareAndSet(false, true)) {
      return;
    }
    // While the view is away the senders run into their time limit and are told to ask later.
    reads
        .ask(view -> shown(view, view.outcomes(ids)))
        .onSuccess(found -> found.forEach(this::complete))
        .onComplete(asked -> asking.set(false));
  }

  /** Of these outcomes, by command, those that the view is not behind. */
  private Map<String, String> shown(CityView view, Map<String, String> outcomes) {
    Map<String, JsonObject> told = new HashMap<>();
    Set<String> things = new HashSet<>();
    outcomes.forEach(
        (commandId, json) -> {
          JsonObject outcome = new JsonObject(json);
          told.put(commandId, outcome);
          things.add(outcome.getString(idField));
        });
    Map<String, Long> versions = new HashMap<>();
    for (ViewItem item : view.listByIds(kind, things)) {
      versions.put(item.id(), item.version());
    }
    Map<String, String> shown = new HashMap<>(outcomes);
    told.forEach(
        (commandId, outcome) -> {
          // What is not in the view at all will not come: it left it long ago, or never was.
          long inView = versions.getOrDefault(outcome.getString(idField), Long.MAX_VALUE);
          if (inView < outcome.getLong("version", 0L)) {
            shown.remove(commandId);
            waiting.computeIfPresent(
                commandId,
                (id, promise) -> {
                  aheadOfView.put(id, outcomes.get(id));
                  return promise;
                });
          }
        });
    return shown;
  }

  private void complete(String commandId, String outcome) {
    Promise<Optional<String>> promise = waiting.remove(commandId);
    aheadOfView.remove(commandId);
    if (promise != null) {
      promise.tryComplete(Optional.of(outcome));
    }
  }
}
