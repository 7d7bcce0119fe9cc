package io.citygrid.jobs.city;

import io.citygrid.city.event.DeadLetter;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.EventTime;
import io.citygrid.jobs.kafka.Received;
import io.citygrid.jobs.kafka.RefusedMessages;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What a job reads and decides: the city, which goes to all tasks; messages, of which those that
 * cannot be read are set aside; and what is decided of them under the city. Ids that state is found
 * by are the job's name and that of what is read or done, so that neither is ever changed. One for
 * each drawing of a job.
 */
public final class Intake {
  private final StreamExecutionEnvironment env;
  private final String job;
  private final BroadcastStream<CityPart> city;
  private final List<DataStream<DeadLetter>> deadLetters = new ArrayList<>();

  /**
   * Begins a drawing with the city. What little there is of it is handed on at once: then no thread
   * need wake for it all day long.
   *
   * @param job its name, as all of its ids begin
   * @param cityTime that the city's messages move or let pass
   */
  public Intake(
      StreamExecutionEnvironment env,
      String job,
      Source<CityPart, ?, ?> city,
      WatermarkStrategy<CityPart> cityTime) {
    this.env = env;
    this.job = job;
    this.city =
        env.fromSource(city, cityTime, "City")
            .uid(job + "-city")
            .setParallelism(1)
            .setBufferTimeout(0)
            .broadcast(CityDecision.CITY);
  }

  /**
   * Messages that can be read, looked at where their source reads.
   *
   * @param what is read, in lower case with hyphens: part of ids
   */
  public <R extends Received<?>> SingleOutputStreamOperator<R> read(
      String what, Source<R, ?, ?> source, WatermarkStrategy<R> eventTime, TypeInformation<R> as) {
    return read(what, source, eventTime, as, env.getParallelism());
  }

  /** The same where event time waits for what stood there at the start, if the source can tell. */
  public <R extends Received<?>> SingleOutputStreamOperator<R> read(
      String what, Source<R, ?, ?> source, EventTime<R> eventTime, TypeInformation<R> as) {
    return read(what, source, eventTime.behind(source), as, env.getParallelism());
  }

  /** The same one after another, where their order decides who comes first. */
  public <R extends Received<?>> SingleOutputStreamOperator<R> readInOrder(
      String what, Source<R, ?, ?> source, EventTime<R> eventTime, TypeInformation<R> as) {
    return read(what, source, eventTime.behind(source), as, 1);
  }

  /**
   * What is decided under the city, for each key by itself.
   *
   * @param step that is done, in lower case with hyphens: part of the id
   * @param name the same in words
   */
  public <R extends Received<?>, O> SingleOutputStreamOperator<O> decide(
      String step,
      String name,
      DataStream<R> messages,
      KeySelector<R, String> key,
      CityDecision<R, O, ?> decision,
      TypeInformation<O> as) {
    SingleOutputStreamOperator<O> decided =
        messages
            .keyBy(key, Types.STRING)
            .connect(city)
            .process(decision)
            .returns(as)
            .name(name)
            .uid(job + "-" + step);
    deadLetters.add(decided.getSideOutput(JobTags.DEAD_LETTERS));
    return decided;
  }

  /**
   * What could not be read or decided, of all that was asked for so far; at least one thing was.
   */
  public DataStream<DeadLetter> deadLetters() {
    DataStream<DeadLetter> all = deadLetters.get(0);
    for (DataStream<DeadLetter> more : deadLetters.subList(1, deadLetters.size())) {
      all = all.union(more);
    }
    return all;
  }

  private <R extends Received<?>> SingleOutputStreamOperator<R> read(
      String what,
      Source<R, ?, ?> source,
      WatermarkStrategy<R> eventTime,
      TypeInformation<R> as,
      int tasks) {
    SingleOutputStreamOperator<R> readable =
        env.fromSource(source, eventTime, "Read " + what)
            .uid(job + "-" + what)
            .setParallelism(tasks)
            .process(new RefusedMessages<R>(JobTags.DEAD_LETTERS))
            .returns(as)
            .setParallelism(tasks)
            .name("Set refused " + what + " aside")
            .uid(job + "-readable-" + what);
    deadLetters.add(readable.getSideOutput(JobTags.DEAD_LETTERS));
    return readable;
  }
}
