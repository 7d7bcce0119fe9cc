package io.citygrid.api.archive;

import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;

/**
 * All cases that the record knows, followed from Kafka into an index on disk. Answers while Kafka
 * is away, with what it has.
 */
public final class CaseArchive implements AutoCloseable {
  private final ArchiveIndex index;
  private final ArchiveReader reader;

  private CaseArchive(ArchiveIndex index, ArchiveReader reader) {
    this.index = index;
    this.reader = reader;
  }

  /**
   * Opens the index and makes ready to follow the record.
   *
   * @throws ArchiveException when the index is locked or broken; its message says what to do
   */
  public static CaseArchive open(Path directory, String kafkaBootstrap, MeterRegistry metrics)
      throws ArchiveException {
    ArchiveIndex index = ArchiveIndex.open(directory);
    return new CaseArchive(
        index, new ArchiveReader(kafkaBootstrap, index, new ArchiveMeters(metrics)));
  }

  /** Begins to follow the record, in a thread of its own, whether Kafka is there or not. */
  public void start() {
    reader.start();
  }

  /** True once all that was in the record at the start is here, and while it goes on. */
  public boolean isCaughtUp() {
    return reader.isCaughtUp();
  }

  /** The case with this id, for a question; empty when the record, as far as read, has none. */
  public static Optional<ArchivedCase> find(IndexSearcher searcher, String id) throws IOException {
    return CaseEvents.find(searcher, id);
  }

  /** Asks the index on a worker; fails with 503 when the disk does not answer. */
  public <T> Future<T> ask(WorkerExecutor workers, ArchiveQuestion<T> question) {
    return workers
        .executeBlocking(() -> index.ask(question), false)
        .recover(
            failed ->
                Future.failedFuture(
                    failed instanceof IOException
                        ? new ProblemException(
                            Problem.unavailable("The case archive cannot be read at the moment"))
                        : failed));
  }

  @Override
  public void close() throws IOException {
    reader.close();
    index.close();
  }
}
