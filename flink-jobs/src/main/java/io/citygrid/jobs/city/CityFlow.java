package io.citygrid.jobs.city;

import io.citygrid.city.event.DeadLetter;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.EventTime;
import io.citygrid.jobs.kafka.Received;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/**
 * The data flow of a job whose inputs are decided one by one under the city they name: read,
 * decide, tell the record, the live view and whoever sent the input. No input waits for event time:
 * all inputs to a thing stand in one partition in the order in which they were taken. Event time is
 * for what things do by themselves, where they do.
 *
 * @param <R> what comes from Kafka
 * @param <O> what is decided
 * @param <U> what the sender is told
 */
public final class CityFlow<R extends Received<?>, O, U> {
  private final String name;
  private final Class<R> inputType;
  private final Class<O> decisionType;
  private final OutputTag<U> outcomes;

  /**
   * @param name of the job; the uids by which state is found begin with it
   * @param outcomes where the decision puts what the sender is told
   */
  public CityFlow(String name, Class<R> inputType, Class<O> decisionType, OutputTag<U> outcomes) {
    this.name = name;
    this.inputType = inputType;
    this.decisionType = decisionType;
    this.outcomes = outcomes;
  }

  /**
   * What the job reads.
   *
   * @param inputTime the event time of the inputs
   * @param key of the thing that an input is about
   * @param cityTime how the city holds event time, so that what waits for it does not come late
   */
  public record Sources<R>(
      Source<R, ?, ?> inputs,
      WatermarkStrategy<R> inputTime,
      KeySelector<R, String> key,
      Source<CityPart, ?, ?> city,
      WatermarkStrategy<CityPart> cityTime) {

    /** Where nothing happens by itself, so that there is no event time. */
    public static <R> Sources<R> untimed(
        Source<R, ?, ?> inputs, KeySelector<R, String> key, Source<CityPart, ?, ?> city) {
      return new Sources<>(inputs, WatermarkStrategy.noWatermarks(), key, city, EventTime.none());
    }
  }

  /** Where its decisions go. */
  public record Sinks<O, U>(
      Consumer<DataStream<O>> decisions,
      Consumer<DataStream<U>> outcomes,
      Consumer<DataStream<DeadLetter>> deadLetters) {}

  /**
   * Draws the data flow of a job that decides one thing.
   *
   * @return what was decided, for side outputs of the decision's own
   */
  public SingleOutputStreamOperator<O> define(
      StreamExecutionEnvironment env,
      Sources<R> sources,
      CityDecision<R, O, ?> decision,
      Sinks<O, U> sinks) {
    return define(env, sources, decision, sinks, intake -> {});
  }

  /**
   * Draws the data flow of a job that decides more than one thing.
   *
   * @param besides what else the job decides under the same city; its dead letters go the same way
   * @return what was decided, for side outputs of the decision's own
   */
  public SingleOutputStreamOperator<O> define(
      StreamExecutionEnvironment env,
      Sources<R> sources,
      CityDecision<R, O, ?> decision,
      Sinks<O, U> sinks,
      Consumer<Intake> besides) {
    var intake = new Intake(env, name, sources.city(), sources.cityTime());
    besides.accept(intake);
    SingleOutputStreamOperator<R> readable =
        intake.read("inputs", sources.inputs(), sources.inputTime(), TypeInformation.of(inputType));

    SingleOutputStreamOperator<O> decided =
        intake.decide(
            "decide",
            "Decide",
            readable,
            sources.key(),
            decision,
            TypeInformation.of(decisionType));

    sinks.decisions().accept(decided);
    sinks.outcomes().accept(decided.getSideOutput(outcomes));
    sinks.deadLetters().accept(intake.deadLetters());
    return decided;
  }
}
