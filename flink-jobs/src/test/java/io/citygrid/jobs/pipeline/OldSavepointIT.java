package io.citygrid.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.event.CommandResult;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.jobs.cases.CasesJob;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * State survives an upgrade: a savepoint that an earlier build wrote, kept in the test resources,
 * is what this build goes on from, under a new version of the city. With it is kept what stood on
 * the city's topic then: the savepoint holds how far that was read, and goes on behind it.
 *
 * <p>When state changes in a way that cannot be read any more, this fails. When it may (before the
 * first release), or to add a newer one, {@code -Dcitygrid.savepoint=FILE} writes it again.
 */
class OldSavepointIT extends Pipeline {
  private static final String SAVEPOINT = "/savepoints/cases.zip";
  private static final String CITY = "city/";
  private static final int CASES = 40;

  @Test
  void casesOfAnEarlierBuildGoOn() throws Exception {
    Path checkpoints = directory.resolve("checkpoints");
    long before =
        servers.publishAgain(
            unpack(checkpoints.resolve("0123456789abcdef0123456789abcdef").resolve("chk-1")));
    sendReports(0, CASES, before);
    long version = servers.publish(Testville.files(), Testville.FOUNDED.plusSeconds(60));
    assertThat(version).isEqualTo(before + 1);
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters(checkpoints))) {
      for (int i = 0; i < CASES; i++) {
        // The same report again: it opened its case before, and opens no other.
        send(Reports.number(i, before));
        sendCommands(Commands.life(Reports.number(i, before), version));
      }
      awaitOutcomes(CASES * Commands.life(Reports.number(0, version), version).size());
    }
    List<CaseEvent> events = servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT);
    assertThat(events).isNotEmpty().allMatch(event -> event.version() > 1);
    assertThat(events).anyMatch(event -> event.state() == CaseState.CLOSED);
    assertThat(servers.readCommitted(Topics.COMMAND_OUTCOMES, Codecs.COMMAND_OUTCOME))
        .extracting(CommandOutcome::result)
        .contains(CommandResult.FOLLOWED)
        .doesNotContain(CommandResult.NO_SUCH_CASE);
  }

  @Test
  @EnabledIfSystemProperty(
      named = "citygrid.savepoint",
      matches = ".+",
      disabledReason = "writes the savepoint that the other test reads")
  void writesTheSavepointAgain() throws Exception {
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    Path savepoint;
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters())) {
      sendReports(0, CASES, version);
      awaitEvents(CASES);
      savepoint = job.stopWithSavepoint(directory.resolve("savepoints"));
    }
    pack(savepoint, Path.of(System.getProperty("citygrid.savepoint")));
  }

  private void pack(Path savepoint, Path file) throws Exception {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
        Stream<Path> parts = Files.list(savepoint)) {
      for (Path part : parts.sorted().toList()) {
        zip.putNextEntry(new ZipEntry(part.getFileName().toString()));
        Files.copy(part, zip);
        zip.closeEntry();
      }
      for (CityMessage message : servers.readCity()) {
        zip.putNextEntry(new ZipEntry(CITY + message.key()));
        zip.write(Objects.requireNonNull(message.value(), "nothing was taken back"));
        zip.closeEntry();
      }
    }
  }

  /** Unpacks the savepoint; answers with what stood on the city's topic, in its order. */
  private static List<CityMessage> unpack(Path target) throws Exception {
    Files.createDirectories(target);
    List<CityMessage> city = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(OldSavepointIT.class.getResourceAsStream(SAVEPOINT));
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        if (part.getName().startsWith(CITY)) {
          city.add(new CityMessage(part.getName().substring(CITY.length()), zip.readAllBytes()));
        } else {
          Files.copy(zip, target.resolve(Path.of(part.getName()).getFileName()));
        }
      }
    }
    return city;
  }
}
