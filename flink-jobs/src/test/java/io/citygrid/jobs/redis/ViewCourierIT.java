package io.citygrid.jobs.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** Batches on their way to a real Redis, which comes and goes. */
class ViewCourierIT {
  @TempDir Path directory;
  private final int port = Ports.free();
  private EmbeddedRedis server;

  @BeforeEach
  void start() throws Exception {
    server = EmbeddedRedis.start(directory, port);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theNextBatchIsCollectedWhileOneIsOnItsWay() throws Exception {
    CountDownLatch mayGo = new CountDownLatch(1);
    try (ViewCourier courier = courier(Duration.ofMinutes(1))) {
      courier.send(
          () -> {
            await(mayGo);
            return List.of(write("A", 1), write("A", 2));
          });
      assertThat(courier.isUnderWay()).isTrue();
      mayGo.countDown();
      assertThat(courier.send(() -> List.of(write("A", 2), write("B", 1))))
          .isEqualTo(new ViewCourier.Delivery(2, 2));
      assertThat(courier.await()).isEqualTo(new ViewCourier.Delivery(2, 1));
      assertThat(courier.await()).isEqualTo(ViewCourier.Delivery.NONE);
      assertThat(courier.takeFailures()).isZero();
    }
    assertThat(version("A")).isEqualTo("2");
    assertThat(version("B")).isEqualTo("1");
  }

  @Test
  void aBatchArrivesWhenRedisComesBack() throws Exception {
    server.kill();
    try (ViewCourier courier = courier(Duration.ofMinutes(5))) {
      courier.pulse("cases", 1);
      courier.send(() -> List.of(write("A", 1)));
      Awaitility.await().until(() -> courier.takeFailures() > 0);
      server = EmbeddedRedis.start(directory, port);
      assertThat(courier.await()).isEqualTo(new ViewCourier.Delivery(1, 1));
    }
    assertThat(version("A")).isEqualTo("1");
  }

  @Test
  void aBatchThatCannotArriveFailsTheNextCall() throws Exception {
    server.kill();
    try (ViewCourier courier = courier(Duration.ofMillis(100))) {
      courier.send(() -> List.of(write("A", 1)));
      assertThatThrownBy(courier::await)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("took no writes for PT0.1S");
    }
  }

  @Test
  void itCanBeClosedWhileRedisIsAway() throws Exception {
    server.kill();
    ViewCourier courier = courier(Duration.ofMinutes(30));
    courier.send(() -> List.of(write("A", 1)));
    Awaitility.await().until(() -> courier.takeFailures() > 0);
    courier.close();
    assertThatThrownBy(courier::await).isInstanceOf(IOException.class);
  }

  private ViewCourier courier(Duration giveUpAfter) {
    RedisParameters usual = RedisParameters.of(server.uri());
    return new ViewCourier(
        new RedisParameters(
            usual.uri(),
            usual.batchSize(),
            usual.linger(),
            usual.readingLinger(),
            usual.timeout(),
            giveUpAfter,
            usual.changeLogLength()),
        "run-1",
        "test");
  }

  private String version(String id) {
    try (Jedis redis = new Jedis(server.uri())) {
      return redis.hget(RedisKeys.item(ViewKind.CASE, id), "v");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ViewWrite write(String id, long version) {
    return new ViewWrite(ViewKind.CASE, id, version, "{}", 1, List.of());
  }
}
