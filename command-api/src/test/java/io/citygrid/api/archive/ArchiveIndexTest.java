package io.citygrid.api.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.city.event.CaseEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveIndexTest {
  private static final int PARTITION = 3;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void holdsWhatAPlainListHoldsHoweverOftenTheProcessDies(long seed) throws Exception {
    RandomRecord random = new RandomRecord(seed);
    List<CaseEvent> record = random.events(60);
    ArchiveIndex index = ArchiveIndex.open(directory);
    index.restart("topic");
    while (index.position().nextOf(PARTITION) < record.size()) {
      int from = (int) index.position().nextOf(PARTITION);
      int to = Math.min(record.size(), from + 1 + random.random().nextInt(20));
      index.take(record.subList(from, to), Map.of(PARTITION, (long) to));
      switch (random.random().nextInt(6)) {
        case 0, 1 -> index.commit();
        case 2 -> {
          // Dies: what was taken since the last commit is gone, and so is its position.
          index.close();
          index = ArchiveIndex.open(directory);
        }
        default -> {}
      }
    }
    index.commit();
    index.close();

    try (ArchiveIndex again = ArchiveIndex.open(directory)) {
      assertThat(again.position().nextOf(PARTITION)).isEqualTo(record.size());
      Map<String, List<CaseEvent>> plain = plain(record);
      assertThat((int) again.ask(searcher -> searcher.count(new MatchAllDocsQuery())))
          .isEqualTo(plain.size());
      for (var entry : plain.entrySet()) {
        assertThat(again.find(entry.getKey()).map(ArchivedCase::events))
            .isEqualTo(Optional.of(entry.getValue()));
      }
    }
  }

  /** The slow twin: each case's events, each version once, by version. */
  private static Map<String, List<CaseEvent>> plain(List<CaseEvent> record) {
    Map<String, List<CaseEvent>> byCase = new TreeMap<>();
    for (CaseEvent event : record) {
      List<CaseEvent> events = byCase.computeIfAbsent(event.caseId(), id -> new ArrayList<>());
      if (events.stream().noneMatch(known -> known.version() == event.version())) {
        events.add(event);
      }
    }
    byCase.values().forEach(events -> events.sort(Comparator.comparingLong(CaseEvent::version)));
    return byCase;
  }

  @Test
  void findsWhatWasTakenBeforeAnyCommit() throws Exception {
    try (ArchiveIndex index = ArchiveIndex.open(directory)) {
      List<CaseEvent> record = new RandomRecord(5).events(1);
      index.take(record, Map.of(0, 1L));

      assertThat(index.find(record.get(0).caseId())).isPresent();
      assertThat(index.find("nobody's")).isEmpty();
    }
  }

  @Test
  void aTopicMadeAgainEmptiesTheIndex() throws Exception {
    List<CaseEvent> record = new RandomRecord(6).events(3);
    try (ArchiveIndex index = ArchiveIndex.open(directory)) {
      index.restart("first");
      index.take(record, Map.of(0, 9L));
      index.commit();
      index.restart("second");
      index.commit();
    }
    try (ArchiveIndex index = ArchiveIndex.open(directory)) {
      assertThat(index.find(record.get(0).caseId())).isEmpty();
      assertThat(index.position()).isEqualTo(new RecordPosition("second", Map.of()));
    }
  }

  @Test
  void anIndexInUseIsRefusedInOneSentence() throws Exception {
    try (ArchiveIndex first = ArchiveIndex.open(directory)) {
      assertThat(first.position()).isEqualTo(RecordPosition.START);
      assertThatThrownBy(() -> ArchiveIndex.open(directory))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("in use by another process")
          .hasMessageContaining("--archive");
    }
  }

  @Test
  void aBrokenIndexIsRefusedInOneSentenceAndCanBeDeleted() throws Exception {
    try (ArchiveIndex index = ArchiveIndex.open(directory)) {
      index.take(new RandomRecord(7).events(3), Map.of(0, 3L));
      index.commit();
    }
    overwriteSegments();

    assertThatThrownBy(() -> ArchiveIndex.open(directory))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("delete it: the archive is made again from the record");
  }

  private void overwriteSegments() throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith("segments")) {
          Files.writeString(file, "not an index");
        }
      }
    }
  }
}
