package io.citygrid.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.view.InMemoryCityView;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutcomeWatchTest {
  private static final String MOVED =
      "{\"commandId\":\"m\",\"caseId\":\"c\",\"result\":\"FOLLOWED\",\"version\":2}";
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private final InMemoryCityView view = new InMemoryCityView();
  private final OutcomeWatch watch =
      new OutcomeWatch(
          vertx,
          new ViewReads(view, vertx.createSharedWorkerExecutor("view", 1)),
          ViewKind.CASE,
          "caseId");

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void anAnswerIsNotAheadOfTheLists() throws Exception {
    show(1);
    view.outcome("m", MOVED);
    Future<Optional<String>> answer = watch.await("m", LONG);
    Future<Optional<String>> later = watch.await("nothing", Duration.ofMillis(500));

    assertThat(got(later)).isEmpty();
    assertThat(answer.isComplete()).as("told while the view shows the version before").isFalse();

    show(2);
    assertThat(got(answer)).contains(MOVED);
  }

  @Test
  void whatIsKnownIsToldWhenTheTimeIsOver() throws Exception {
    show(1);
    view.outcome("m", MOVED);

    assertThat(got(watch.await("m", Duration.ofMillis(300)))).contains(MOVED);
  }

  @Test
  void ofWhatTheViewDoesNotHaveIsToldAtOnce() throws Exception {
    view.outcome("m", MOVED);

    assertThat(got(watch.await("m", LONG))).contains(MOVED);
  }

  @Test
  void anOutcomeWithoutAVersionIsToldAtOnce() throws Exception {
    String taken = "{\"commandId\":\"t\",\"caseId\":\"c\",\"result\":\"TAKEN\"}";
    show(1);
    view.outcome("t", taken);

    assertThat(got(watch.await("t", LONG))).contains(taken);
  }

  private void show(long version) {
    view.write(new ViewWrite(ViewKind.CASE, "c", version, "{}", version, List.of()));
  }

  private static Optional<String> got(Future<Optional<String>> answer) throws Exception {
    return answer.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
