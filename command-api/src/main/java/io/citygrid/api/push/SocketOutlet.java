package io.citygrid.api.push;

import io.vertx.core.http.ServerWebSocket;

/** A viewer's WebSocket. */
record SocketOutlet(ServerWebSocket socket) implements Outlet {
  @Override
  public void send(String text) {
    if (!socket.isClosed()) {
      socket.writeTextMessage(text);
    }
  }

  @Override
  public boolean isFull() {
    return socket.writeQueueFull();
  }

  @Override
  public void close() {
    socket.close();
  }
}
