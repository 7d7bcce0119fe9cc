package io.citygrid.standalone.command;

import io.citygrid.jobs.record.ViewRebuild;
import io.citygrid.jobs.redis.RedisParameters;
import io.citygrid.standalone.Complaint;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import redis.clients.jedis.exceptions.JedisException;

/**
 * {@code citygrid rebuild-view}: makes the live view in Redis again from the record in Kafka, for a
 * city whose parts run by themselves. A city in one process does it when it starts.
 */
@Command(
    name = "rebuild-view",
    description = "Makes a lost live view (Redis) again from the record (Kafka); may run any time.",
    mixinStandardHelpOptions = true)
final class RebuildViewCommand implements Callable<Integer> {
  @Option(names = "--kafka", required = true, paramLabel = "HOST:PORT", description = "a broker")
  private String kafka = "";

  @Option(
      names = "--redis",
      required = true,
      paramLabel = "URI",
      description = "redis://[user:password@]host:port")
  private URI redis = URI.create("redis://127.0.0.1:6379");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Complaint {
    PrintWriter out = CommandOutput.of(spec);
    try {
      long read =
          new ViewRebuild(kafka, RedisParameters.of(redis))
              .run(
                  messages -> {
                    out.printf("  %,d messages of the record read%n", messages);
                    out.flush();
                  });
      out.printf("The live view holds what the record says (%,d messages).%n", read);
      out.flush();
      return 0;
    } catch (JedisException e) {
      throw new Complaint("Redis does not answer: " + e.getMessage() + ".", e);
    } catch (KafkaException e) {
      throw new Complaint("Kafka at " + kafka + " does not answer: " + e.getMessage() + ".", e);
    } catch (IllegalArgumentException e) {
      throw new Complaint(e.getMessage() + ".", e);
    }
  }
}
