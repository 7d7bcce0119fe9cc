package io.citygrid.api.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.ServerWebSocket;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** A viewer who has just gone disturbs nobody. */
class SocketOutletTest {
  /** As of Vert.x: what is asked of a closed one, but whether it is closed, throws. */
  private static ServerWebSocket socket(boolean closed, boolean full) {
    return (ServerWebSocket)
        Proxy.newProxyInstance(
            ServerWebSocket.class.getClassLoader(),
            new Class<?>[] {ServerWebSocket.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("isClosed")) {
                return closed;
              }
              if (closed) {
                throw new IllegalStateException("WebSocket is closed");
              }
              return full;
            });
  }

  @Test
  void aClosedOneIsNeitherFullNorWrittenTo() {
    SocketOutlet outlet = new SocketOutlet(socket(true, true));

    assertThat(outlet.isFull()).isFalse();
    outlet.send("text");
  }

  @Test
  void anOpenOneIsFullWhenItsQueueIs() {
    assertThat(new SocketOutlet(socket(false, true)).isFull()).isTrue();
    assertThat(new SocketOutlet(socket(false, false)).isFull()).isFalse();
  }
}
