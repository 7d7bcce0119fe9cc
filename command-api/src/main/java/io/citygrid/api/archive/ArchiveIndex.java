package io.citygrid.api.archive;

import io.citygrid.api.kafka.TakenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * The index on disk. What was taken is found at once, and is kept with the position in the record
 * at the next {@link #commit}; a process that dies in between finds both as they were before. One
 * thread writes; any thread asks.
 */
public final class ArchiveIndex implements TakenStore, AutoCloseable {
  private static final double WRITE_BUFFER_MEBIBYTES = 64;

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private volatile RecordPosition position;
  private volatile RecordPosition committed;

  private ArchiveIndex(Directory directory, IndexWriter writer) throws IOException {
    this.directory = directory;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, null);
    this.position = committedPosition(writer);
    this.committed = position;
    if (position.equals(RecordPosition.START)) {
      writer.deleteAll();
      searchers.maybeRefreshBlocking();
    }
  }

  /**
   * Opens the index, making it when it is not there.
   *
   * @throws ArchiveException when another process has it, or when it cannot be read or written
   */
  public static ArchiveIndex open(Path path) throws ArchiveException {
    Directory directory = null;
    IndexWriter writer = null;
    try {
      Files.createDirectories(path);
      directory = FSDirectory.open(path);
      writer = new IndexWriter(directory, configuration());
      return new ArchiveIndex(directory, writer);
    } catch (LockObtainFailedException e) {
      closeQuietly(e, writer, directory);
      throw new ArchiveException(
          "The archive in %s is in use by another process; stop it or choose another with --archive."
              .formatted(path),
          e);
    } catch (IOException | IllegalArgumentException e) {
      closeQuietly(e, writer, directory);
      throw new ArchiveException(
          "The archive in %s cannot be used (%s); mend the directory or delete it: the archive is made again from the record."
              .formatted(path, e.getMessage()),
          e);
    }
  }

  private static IndexWriterConfig configuration() {
    return new IndexWriterConfig(CaseText.ofDescriptions())
        .setRAMBufferSizeMB(WRITE_BUFFER_MEBIBYTES)
        .setCommitOnClose(false);
  }

  private static RecordPosition committedPosition(IndexWriter writer) {
    Map<String, String> data = new HashMap<>();
    Iterable<Map.Entry<String, String>> kept = writer.getLiveCommitData();
    if (kept != null) {
      kept.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return RecordPosition.fromCommitData(data);
  }

  /** How far the record has been taken. */
  RecordPosition position() {
    return position;
  }

  @Override
  public String topicId() {
    return position.topicId();
  }

  @Override
  public long nextOf(int partition) {
    return position.nextOf(partition);
  }

  /** Forgets everything: the record is another one. */
  @Override
  public void restart(String topicId) throws IOException {
    writer.deleteAll();
    position = RecordPosition.of(topicId);
    searchers.maybeRefreshBlocking();
  }

  /**
   * Takes what the record holds up to these offsets, and makes the cases of it: they are found at
   * once. An event that is already here changes nothing.
   */
  public void take(List<RecordedEvent> events, Map<Integer, Long> next) throws IOException {
    append(events, next);
    settle();
  }

  /**
   * Takes what the record holds up to these offsets, and leaves the cases as they are until {@link
   * #settle}: of many events in a row each case is then made once.
   */
  public void append(List<RecordedEvent> events, Map<Integer, Long> next) throws IOException {
    RecordPosition further = position.movedTo(next);
    inParallel(events, event -> writer.addDocument(CaseEvents.of(event, further.taken())));
    position = further;
  }

  /** Makes all cases that have new events. */
  public void settle() throws IOException {
    if (position.settled() == position.taken()) {
      return;
    }
    searchers.maybeRefreshBlocking();
    IndexSearcher searcher = searchers.acquire();
    try {
      inParallel(CaseEvents.casesSince(searcher, position.settled()), id -> makeCase(searcher, id));
    } finally {
      searchers.release(searcher);
    }
    position = position.settledHere();
    searchers.maybeRefreshBlocking();
  }

  private void makeCase(IndexSearcher searcher, String id) throws IOException {
    ArchivedCase made = ArchivedCase.of(CaseEvents.list(searcher, id));
    writer.updateDocument(new Term(CaseDocument.ID, id), CaseDocument.of(made));
  }

  private static <T> void inParallel(Collection<T> all, Step<T> step) throws IOException {
    try {
      all.parallelStream()
          .forEach(
              one -> {
                try {
                  step.of(one);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** What is done with each of many. */
  private interface Step<T> {
    void of(T one) throws IOException;
  }

  /** Puts what was taken on disk, with the position. */
  @Override
  public void commit() throws IOException {
    if (!position.equals(committed)) {
      writer.setLiveCommitData(position.toCommitData().entrySet());
      writer.commit();
      committed = position;
    }
  }

  /** The case with this id; empty when the record, as far as it has been read, has none. */
  public Optional<ArchivedCase> find(String id) throws IOException {
    return ask(searcher -> CaseEvents.find(searcher, id));
  }

  /** Asks the index as it is now. */
  public <T> T ask(ArchiveQuestion<T> question) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return question.of(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  /** Closes without a commit: what was taken since the last one is read again. */
  @Override
  public void close() throws IOException {
    try (directory;
        writer;
        searchers) {
      position = committed;
    }
  }

  private static void closeQuietly(
      Exception reason, @org.jspecify.annotations.Nullable AutoCloseable... parts) {
    for (AutoCloseable part : parts) {
      try {
        if (part != null) {
          part.close();
        }
      } catch (Exception e) {
        reason.addSuppressed(e);
      }
    }
  }
}
