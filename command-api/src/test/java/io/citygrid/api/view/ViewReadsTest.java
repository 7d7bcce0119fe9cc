package io.citygrid.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewReadsTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void closeVertx() throws Exception {
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  @Test
  void whatIsAskedWhileTheApiStopsIsRefusedWithAReason() throws Exception {
    WorkerExecutor workers = vertx.createSharedWorkerExecutor("reads", 1);
    ViewReads reads = new ViewReads(new InMemoryCityView(), workers);
    workers.close().await(20, TimeUnit.SECONDS);

    Future<Boolean> asked = reads.ask(view -> true);

    assertThat(asked.failed()).isTrue();
    assertThat(asked.cause())
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().status()).isEqualTo(503));
  }
}
