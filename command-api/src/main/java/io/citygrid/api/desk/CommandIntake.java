package io.citygrid.api.desk;

import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.event.Report;
import io.citygrid.city.wire.Codec;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a command comes in that a job decides. It is in Kafka before its sender hears anything but a
 * refusal; the sender then waits a moment for what became of it. A repeat under the same key is
 * followed once.
 *
 * @param <C> the command
 */
public final class CommandIntake<C> {
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(2);
  private static final String KEY = "Idempotency-Key";

  private final String topic;
  private final Codec<C> codec;
  private final Function<C, String> thing;
  private final Function<C, String> id;
  private final EdgeWriter writer;
  private final OutcomeWatch outcomes;

  /**
   * @param thing id of what a command is about, the key of its message
   * @param id of a command, under which its outcome is told
   */
  public CommandIntake(
      String topic,
      Codec<C> codec,
      Function<C, String> thing,
      Function<C, String> id,
      EdgeWriter writer,
      OutcomeWatch outcomes) {
    this.topic = topic;
    this.codec = codec;
    this.thing = thing;
    this.id = id;
    this.writer = writer;
    this.outcomes = outcomes;
  }

  /**
   * The key under which the sender repeats a request.
   *
   * @throws ProblemException when there is none, or one that cannot be kept
   */
  public static String key(RoutingContext context) {
    String key = Optional.ofNullable(context.request().getHeader(KEY)).orElse("");
    if (key.isBlank() || key.length() > Report.MAX_ID_LENGTH) {
      throw ProblemException.field(
          KEY, "must be there with 1 to 200 characters, the same when you repeat this");
    }
    return key;
  }

  /**
   * Writes it down and waits.
   *
   * @return the outcome as the job told it; empty when it is not decided yet
   */
  public Future<Optional<String>> take(C command) {
    return writer
        .write(topic, thing.apply(command), codec.encode(command))
        .compose(written -> outcomes.await(id.apply(command), MOST_PATIENCE));
  }

  /**
   * What became of a command that was taken before.
   *
   * @param thingId what it was about; the outcome of a command about anything else is not told
   */
  public Future<Optional<String>> find(String commandId, String thingId) {
    return outcomes.find(commandId, thingId);
  }
}
