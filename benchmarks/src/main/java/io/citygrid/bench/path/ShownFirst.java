package io.citygrid.bench.path;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import redis.clients.jedis.Jedis;

/** Waits beside a run for its first result in the live view. */
final class ShownFirst implements AutoCloseable {
  private final Thread waiting;
  private volatile boolean isDone;
  private volatile long atNanos;

  /**
   * @param shown how many results there are
   */
  ShownFirst(URI redis, ToLongFunction<Jedis> shown) {
    waiting = new Thread(() -> await(redis, shown), "first result");
    waiting.setDaemon(true);
    waiting.start();
  }

  private void await(URI redis, ToLongFunction<Jedis> shown) {
    try (Jedis view = new Jedis(redis)) {
      while (!isDone && shown.applyAsLong(view) == 0) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
      atNanos = System.nanoTime();
    }
  }

  /** By {@link System#nanoTime}; 0 while there is none. */
  long atNanos() {
    return atNanos;
  }

  @Override
  public void close() throws InterruptedException {
    isDone = true;
    waiting.join();
  }
}
