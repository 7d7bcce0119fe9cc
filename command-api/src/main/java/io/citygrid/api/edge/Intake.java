package io.citygrid.api.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.Answer;
import io.citygrid.api.http.JsonText;
import io.citygrid.api.http.RequestBody;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.problem.ProblemJson;
import io.citygrid.city.wire.Codec;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * How one kind of thing comes in, single or in a batch: read, check, write to Kafka, acknowledge.
 *
 * @param <T> report or reading
 */
public final class Intake<T> {
  /** Bodies from this size on are read off the event loop. */
  private static final int LARGE_BYTES = 32 * 1024;

  private final String kind;
  private final String topic;
  private final Codec<T> codec;
  private final Function<T, String> key;
  private final Function<T, JsonObject> acknowledgement;
  private final EdgeWriter writer;
  private final EdgeMeters meters;

  /**
   * @param kind name of the thing in metrics; with an s, of the list in a batch
   * @param key of the message in Kafka
   * @param acknowledgement what the sender is told about a thing that was taken
   */
  public Intake(
      String kind,
      String topic,
      Codec<T> codec,
      Function<T, String> key,
      Function<T, JsonObject> acknowledgement,
      EdgeWriter writer,
      EdgeMeters meters) {
    this.kind = kind;
    this.topic = topic;
    this.codec = codec;
    this.key = key;
    this.acknowledgement = acknowledgement;
    this.writer = writer;
    this.meters = meters;
  }

  /** Takes one thing: 202 when Kafka has it. */
  void takeOne(RoutingContext context, Function<ObjectNode, T> check) {
    RequestBody.read(context, RequestBody.SINGLE_BYTES)
        .map(body -> check.apply(JsonText.object(body)))
        .compose(thing -> write(thing).map(thing))
        .onSuccess(
            thing -> {
              meters.taken(kind, 1);
              Answer.json(context, 202, acknowledgement.apply(thing));
            })
        .onFailure(failed -> refuse(context, failed));
  }

  /** Takes many: 200 with an outcome for each; 503 for all when Kafka did not take one of them. */
  void takeBatch(RoutingContext context, int maxSize, Function<ObjectNode, T> check) {
    takePreparedBatch(context, maxSize, things -> Future.succeededFuture(check));
  }

  /**
   * The same, where something has to be looked up before things can be checked.
   *
   * @param prepare given all things of the batch, as they were sent, makes their check
   */
  public void takePreparedBatch(RoutingContext context, int maxSize, BatchPreparation<T> prepare) {
    RequestBody.read(context, RequestBody.BATCH_BYTES)
        .compose(
            body ->
                aside(context, body, () -> Batch.items(body, kind + "s", maxSize))
                    .compose(
                        items ->
                            prepare
                                .prepare(items)
                                .compose(
                                    check ->
                                        aside(context, body, () -> Batch.check(items, check)))))
        .compose(outcomes -> writeAll(outcomes).map(outcomes))
        .onSuccess(outcomes -> answer(context, outcomes))
        .onFailure(failed -> refuse(context, failed));
  }

  private static <R> Future<R> aside(RoutingContext context, byte[] body, Callable<R> work) {
    if (body.length >= LARGE_BYTES) {
      return context.vertx().executeBlocking(work, false);
    }
    try {
      return Future.succeededFuture(work.call());
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Void> write(T thing) {
    return writer.write(topic, key.apply(thing), codec.encode(thing));
  }

  private Future<Void> writeAll(List<Outcome<T>> outcomes) {
    List<Future<Void>> writes = new ArrayList<>(outcomes.size());
    for (Outcome<T> outcome : outcomes) {
      if (outcome instanceof Outcome.Taken<T> taken) {
        writes.add(write(taken.thing()));
      }
    }
    return Future.all(writes).mapEmpty();
  }

  private void answer(RoutingContext context, List<Outcome<T>> outcomes) {
    JsonArray results = new JsonArray();
    int taken = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      JsonObject result = new JsonObject().put("index", i);
      if (outcomes.get(i) instanceof Outcome.Taken<T> one) {
        taken++;
        result.put("status", 202).mergeIn(acknowledgement.apply(one.thing()));
      } else if (outcomes.get(i) instanceof Outcome.Refused<T> refused) {
        meters.refused(kind, refused.problem());
        result
            .put("status", refused.problem().status())
            .put("problem", ProblemJson.of(refused.problem(), ""));
      }
      results.add(result);
    }
    meters.taken(kind, taken);
    Answer.json(context, 200, new JsonObject().put("results", results));
  }

  private void refuse(RoutingContext context, Throwable failed) {
    if (failed instanceof ProblemException refused) {
      meters.refused(kind, refused.problem());
    }
    context.fail(failed);
  }
}
