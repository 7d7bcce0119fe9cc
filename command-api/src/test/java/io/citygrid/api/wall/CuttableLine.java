package io.citygrid.api.wall;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line between browser and API that a test can cut, mute and mend. */
final class CuttableLine implements AutoCloseable {
  private enum State {
    WHOLE,
    CUT,
    MUTE
  }

  private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
  private final NetClient client;
  private final NetServer server;
  private final int target;
  private volatile State state = State.WHOLE;

  private CuttableLine(Vertx vertx, int target) {
    this.target = target;
    this.client = vertx.createNetClient();
    this.server = vertx.createNetServer();
  }

  /** A line to this port of this machine. */
  static CuttableLine to(Vertx vertx, int port) {
    CuttableLine line = new CuttableLine(vertx, port);
    line.server.connectHandler(line::connect).listen(0, "127.0.0.1").await();
    return line;
  }

  int port() {
    return server.actualPort();
  }

  /** Breaks every connection and refuses new ones. */
  void cut() {
    state = State.CUT;
    sockets.forEach(NetSocket::close);
  }

  /** Keeps every connection, but nothing of the API comes through any more. */
  void mute() {
    state = State.MUTE;
  }

  /** New connections work again; muted ones are broken. */
  void mend() {
    sockets.forEach(NetSocket::close);
    state = State.WHOLE;
  }

  @Override
  public void close() {
    server.close().await();
    client.close().await();
  }

  private void connect(NetSocket browser) {
    if (state == State.CUT) {
      browser.close();
      return;
    }
    sockets.add(browser);
    browser.pause();
    client
        .connect(target, "127.0.0.1")
        .onFailure(away -> browser.close())
        .onSuccess(api -> join(browser, api));
  }

  private void join(NetSocket browser, NetSocket api) {
    browser.handler(api::write);
    api.handler(
        bytes -> {
          if (state != State.MUTE) {
            browser.write(bytes);
          }
        });
    browser.closeHandler(
        closed -> {
          sockets.remove(browser);
          api.close();
        });
    api.closeHandler(closed -> browser.close());
    browser.resume();
  }
}
