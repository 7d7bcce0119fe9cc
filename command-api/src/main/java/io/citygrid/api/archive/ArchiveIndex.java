package io.citygrid.api.archive;

import io.citygrid.city.event.CaseEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * The index on disk. What was taken is found at once, and is kept with the position in the record
 * at the next {@link #commit}; a process that dies in between finds both as they were before. One
 * thread writes; any thread asks.
 */
final class ArchiveIndex implements AutoCloseable {
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
  static ArchiveIndex open(Path path) throws ArchiveException {
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

  /** Forgets everything: the record is another one. */
  void restart(String topicId) throws IOException {
    writer.deleteAll();
    position = new RecordPosition(topicId, Map.of());
    searchers.maybeRefreshBlocking();
  }

  /**
   * Takes what the record holds up to these offsets. An event that is already here changes nothing.
   */
  void take(List<CaseEvent> events, Map<Integer, Long> next) throws IOException {
    Map<String, List<CaseEvent>> byCase = new LinkedHashMap<>();
    for (CaseEvent event : events) {
      byCase.computeIfAbsent(event.caseId(), id -> new ArrayList<>()).add(event);
    }
    IndexSearcher searcher = searchers.acquire();
    try {
      for (var entry : byCase.entrySet()) {
        List<CaseEvent> all = new ArrayList<>();
        read(searcher, entry.getKey()).ifPresent(known -> all.addAll(known.events()));
        all.addAll(entry.getValue());
        writer.updateDocument(
            new Term(CaseDocument.ID, entry.getKey()), CaseDocument.of(ArchivedCase.of(all)));
      }
    } finally {
      searchers.release(searcher);
    }
    position = position.movedTo(next);
    if (!events.isEmpty()) {
      searchers.maybeRefreshBlocking();
    }
  }

  /** Puts what was taken on disk, with the position. */
  void commit() throws IOException {
    if (!position.equals(committed)) {
      writer.setLiveCommitData(position.toCommitData().entrySet());
      writer.commit();
      committed = position;
    }
  }

  /** The case with this id; empty when the record, as far as it has been read, has none. */
  Optional<ArchivedCase> find(String id) throws IOException {
    return ask(searcher -> read(searcher, id));
  }

  /** Asks the index as it is now. */
  <T> T ask(ArchiveQuestion<T> question) throws IOException {
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

  /** The case with this id in one state of the index. */
  static Optional<ArchivedCase> read(IndexSearcher searcher, String id) throws IOException {
    TopDocs found = searcher.search(new TermQuery(new Term(CaseDocument.ID, id)), 1);
    return found.scoreDocs.length == 0
        ? Optional.empty()
        : Optional.of(CaseDocument.read(searcher.storedFields().document(found.scoreDocs[0].doc)));
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
