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
    // Asked of a socket that its viewer has just closed, the queue throws.
    return !socket.isClosed() && socket.writeQueueFull();
  }

  @Override
  public void close() {
    socket.close();
  }
}
