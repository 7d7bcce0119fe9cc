package io.citygrid.jobs.city;

import io.citygrid.city.event.DeadLetter;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.Received;
import io.citygrid.jobs.kafka.RefusedMessages;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What a job reads: the city, which goes to all tasks, and messages, of which those that cannot be
 * read are set aside. Ids that state is found by are the job's name and that of what is read, so
 * that neither is ever changed. One for each drawing of a job.
 */
public final class Intake {
  private final StreamExecutionEnvironment env;
  private final String job;
  private final List<DataStream<DeadLetter>> refused = new ArrayList<>();

  /**
   * @param job its name, as all of its ids begin
   */
  public Intake(StreamExecutionEnvironment env, String job) {
    this.env = env;
    this.job = job;
  }

  /**
   * The city, for all tasks that decide under it. What little there is of it is handed on at once:
   * then no thread need wake for it all day long.
   *
   * @param eventTime that the city's messages move or let pass
   */
  public BroadcastStream<CityPart> city(
      Source<CityPart, ?, ?> source, WatermarkStrategy<CityPart> eventTime) {
    return env.fromSource(source, eventTime, "City")
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

  /** The same one after another, where their order decides who comes first. */
  public <R extends Received<?>> SingleOutputStreamOperator<R> readInOrder(
      String what, Source<R, ?, ?> source, WatermarkStrategy<R> eventTime, TypeInformation<R> as) {
    return read(what, source, eventTime, as, 1);
  }

  /** What could not be read, of all that was asked for so far; at least one thing was. */
  public DataStream<DeadLetter> refused() {
    DataStream<DeadLetter> all = refused.get(0);
    for (DataStream<DeadLetter> more : refused.subList(1, refused.size())) {
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
    refused.add(readable.getSideOutput(JobTags.DEAD_LETTERS));
    return readable;
  }
}
