package io.citygrid.bench.archive;

import io.citygrid.api.archive.ArchiveIndex;
import io.citygrid.api.archive.CasePage;
import io.citygrid.api.archive.CaseQueries;
import io.citygrid.api.archive.CaseSearch;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.view.Cursor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.apache.lucene.search.Query;

/** Asks the archive for histories by id and for pages of searches, one after the other. */
final class Questions {
  private static final int WARM_UP = 500;
  private static final int ASKED = 5_000;
  private static final int PAGE = 50;
  private static final long NANOS_IN_MICROSECOND = 1_000;
  private static final List<String> WORDS = List.of("积水", "家具", "路灯", "manhole");
  private static final Principal WHOLE_CITY =
      new Principal("sun", Set.of(Role.OPERATOR), Set.of(Principal.EVERYWHERE), "", Set.of());

  private final ArchiveIndex index;
  private final int cases;
  private final SplittableRandom random = new SplittableRandom(11);

  Questions(ArchiveIndex index, int cases) {
    this.index = index;
    this.cases = cases;
  }

  /** One question, as the API asks it. */
  private interface Question {
    boolean isAnswered() throws IOException;
  }

  void measure() throws IOException {
    measure("history by id", this::history);
    measure("search by a word and a department, a page of 50", this::search);
  }

  private void measure(String name, Question question) throws IOException {
    Histogram microseconds = new Histogram(3);
    for (int i = 0; i < WARM_UP + ASKED; i++) {
      long start = System.nanoTime();
      if (!question.isAnswered()) {
        throw new IllegalStateException(name + " found nothing");
      }
      if (i >= WARM_UP) {
        microseconds.recordValue((System.nanoTime() - start) / NANOS_IN_MICROSECOND);
      }
    }
    System.out.printf(
        "%s: p50 %.2f ms, p99 %.2f ms, most %.2f ms%n",
        name,
        microseconds.getValueAtPercentile(50) / 1e3,
        microseconds.getValueAtPercentile(99) / 1e3,
        microseconds.getMaxValue() / 1e3);
  }

  private boolean history() throws IOException {
    return index
        .find(MadeCases.id(random.nextInt(cases)))
        .filter(found -> found.events().size() == MadeCases.MOVES)
        .isPresent();
  }

  private boolean search() throws IOException {
    CaseSearch search =
        new CaseSearch(
            WORDS.get(random.nextInt(WORDS.size())),
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(CaseSearch.Fact.DEPARTMENT, MadeCases.department(random)));
    Query query = CaseQueries.of(search, WHOLE_CITY);
    return !index
        .ask(searcher -> CasePage.of(searcher, query, Cursor.START, PAGE))
        .cases()
        .isEmpty();
  }
}
