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
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveIndexTest {
  private static final int PARTITION = 3;

  private static final Query ALL_CASES =
      new TermQuery(new Term(CaseDocument.KIND, CaseDocument.CASE));

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
      List<RecordedEvent> events = RandomRecord.recorded(record.subList(from, to));
      if (random.random().nextBoolean()) {
        index.take(events, Map.of(PARTITION, (long) to));
      } else {
        index.append(events, Map.of(PARTITION, (long) to));
      }
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
      again.settle();
      assertThat((int) again.ask(searcher -> searcher.count(ALL_CASES))).isEqualTo(plain.size());
      for (var entry : plain.entrySet()) {
        assertThat(again.find(entry.getKey()).map(ArchivedCase::events))
            .isEqualTo(Optional.of(entry.getValue()));
      }
    }
  }

  @Test
  void casesLeftToSettleAreMadeAfterADeathAndThenFoundByTheirLatestFacts() throws Exception {
    List<CaseEvent> record = new RandomRecord(8).events(40);
    try (ArchiveIndex index = ArchiveIndex.open(directory)) {
      index.append(RandomRecord.recorded(record), Map.of(0, (long) record.size()));
      index.commit();
      assertThat((int) index.ask(searcher -> searcher.count(ALL_CASES))).isZero();
    }
    try (ArchiveIndex again = ArchiveIndex.open(directory)) {
      again.take(List.of(), Map.of());
      for (CaseEvent last :
          plain(record).values().stream().map(life -> life.get(life.size() - 1)).toList()) {
        Query query =
            new BooleanQuery.Builder()
                .add(new TermQuery(new Term(CaseDocument.ID, last.caseId())), Occur.FILTER)
                .add(new TermQuery(new Term(CaseDocument.STATE, last.state().name())), Occur.FILTER)
                .build();
        assertThat((int) again.ask(searcher -> searcher.count(query))).isEqualTo(1);
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
      index.take(RandomRecord.recorded(record), Map.of(0, 1L));

      assertThat(index.find(record.get(0).caseId())).isPresent();
      assertThat(index.find("nobody's")).isEmpty();
    }
  }

  @Test
  void aTopicMadeAgainEmptiesTheIndex() throws Exception {
    List<CaseEvent> record = new RandomRecord(6).events(3);
    try (ArchiveIndex index = ArchiveIndex.open(directory)) {
      index.restart("first");
      index.take(RandomRecord.recorded(record), Map.of(0, 9L));
      index.commit();
      index.restart("second");
      index.commit();
    }
    try (ArchiveIndex index = ArchiveIndex.open(directory)) {
      assertThat(index.find(record.get(0).caseId())).isEmpty();
      assertThat(index.position()).isEqualTo(RecordPosition.of("second"));
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
      index.take(RandomRecord.recorded(new RandomRecord(7).events(3)), Map.of(0, 3L));
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
