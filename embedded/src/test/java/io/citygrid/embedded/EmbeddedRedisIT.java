package io.citygrid.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

class EmbeddedRedisIT {

  @Test
  void whatWasWrittenSurvivesStopAndKill(@TempDir Path directory) throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start(directory, Ports.free());
        Jedis jedis = new Jedis(redis.uri())) {
      jedis.set("a", "1");
    }
    EmbeddedRedis killed = EmbeddedRedis.start(directory, Ports.free());
    try (Jedis jedis = new Jedis(killed.uri())) {
      assertThat(jedis.get("a")).isEqualTo("1");
      jedis.set("b", "2");
    }
    killed.kill();
    try (EmbeddedRedis redis = EmbeddedRedis.start(directory, Ports.free());
        Jedis jedis = new Jedis(redis.uri())) {
      assertThat(jedis.get("b")).isEqualTo("2");
    }
  }

  @Test
  void aServerWithoutOwnerIsStoppedBeforeTheNextStarts(@TempDir Path directory) throws Exception {
    EmbeddedRedis orphan = EmbeddedRedis.start(directory, Ports.free());
    try (Jedis jedis = new Jedis(orphan.uri())) {
      jedis.set("c", "3");
    }
    try (EmbeddedRedis redis = EmbeddedRedis.start(directory, orphan.port());
        Jedis jedis = new Jedis(redis.uri())) {
      assertThat(jedis.get("c")).isEqualTo("3");
    }
  }

  @Test
  void nobodyReadsWithoutThePassword(@TempDir Path directory) throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start(directory, Ports.free());
        Jedis jedis = new Jedis("127.0.0.1", redis.port())) {
      assertThatThrownBy(() -> jedis.get("a"))
          .isInstanceOf(JedisDataException.class)
          .hasMessageContaining("NOAUTH");
    }
  }

  @Test
  void aPortInUseIsSaid(@TempDir Path first, @TempDir Path second) throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start(first, Ports.free())) {
      assertThatThrownBy(() -> EmbeddedRedis.start(second, redis.port()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("did not start on port " + redis.port());
    }
  }

  @Test
  void aServerThatReadsItsFileIsWaitedFor() throws Exception {
    assertThat(askOneThatSays("+OK\r\n-LOADING Redis is loading the dataset in memory\r\n"))
        .isEqualTo(EmbeddedRedis.Answer.LOADING);
    assertThat(askOneThatSays("+OK\r\n+PONG\r\n")).isEqualTo(EmbeddedRedis.Answer.READY);
    assertThat(askOneThatSays("+OK\r\n")).isEqualTo(EmbeddedRedis.Answer.NONE);
    assertThat(askOneThatSays("-WRONGPASS invalid username-password pair\r\n+PONG\r\n"))
        .isEqualTo(EmbeddedRedis.Answer.NONE);
    assertThat(EmbeddedRedis.ask(Ports.free(), "any")).isEqualTo(EmbeddedRedis.Answer.NONE);
  }

  private static EmbeddedRedis.Answer askOneThatSays(String text) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> said = CompletableFuture.runAsync(() -> say(server, text));
      EmbeddedRedis.Answer answer = EmbeddedRedis.ask(server.getLocalPort(), "any");
      said.get();
      return answer;
    }
  }

  private static void say(ServerSocket server, String text) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().readNBytes("AUTH any\r\nPING\r\n".length());
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
