package io.citygrid.api.view;

import io.citygrid.city.view.ViewWrite;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class RedisCityViewIT extends CityViewContract {
  @TempDir static Path directory;
  private static EmbeddedRedis redis;
  private static RedisWriter writer;
  private static RedisCityView view;

  @BeforeAll
  static void start() throws Exception {
    redis = EmbeddedRedis.start(directory, Ports.free());
    writer = new RedisWriter(redis.uri());
    view = new RedisCityView(redis.uri(), 2);
  }

  @AfterAll
  static void stop() {
    view.close();
    writer.close();
    redis.close();
  }

  @BeforeEach
  void clear() {
    writer.clear();
  }

  @Override
  CityView view() {
    return view;
  }

  @Override
  void write(ViewWrite write) {
    writer.write(write);
  }

  @Override
  void outcome(String commandId, String json) {
    writer.outcome(commandId, json);
  }

  @Override
  void crowd(String area, String json) {
    writer.crowd(area, 1, json);
  }

  @Override
  void heat(String cell, String json) {
    writer.heat(cell, 1, json);
  }

  @Override
  void segment(String id, String json) {
    writer.segment(id, 1, json);
  }
}
