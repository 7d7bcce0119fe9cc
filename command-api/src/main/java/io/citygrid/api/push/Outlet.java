package io.citygrid.api.push;

/** Where a viewer's messages go: a socket, or in tests a list. */
interface Outlet {
  void send(String text);

  /** True when what was sent still waits; then only what must be is sent. */
  boolean isFull();

  void close();
}
