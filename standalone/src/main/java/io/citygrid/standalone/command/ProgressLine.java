package io.citygrid.standalone.command;

import java.io.PrintWriter;

/**
 * One line that says how far it is: overwritten in place on a terminal, otherwise written anew at
 * most every two seconds.
 */
final class ProgressLine {
  private static final long PAUSE_NANOS = 2_000_000_000L;

  private final PrintWriter out;
  private final boolean terminal = System.console() != null;
  private long lastNanos = System.nanoTime() - PAUSE_NANOS;
  private String last = "";

  ProgressLine(PrintWriter out) {
    this.out = out;
  }

  void show(String text) {
    last = text;
    if (terminal) {
      out.printf("\r%-70s", text);
      out.flush();
    } else if (System.nanoTime() - lastNanos >= PAUSE_NANOS) {
      lastNanos = System.nanoTime();
      out.println(text);
      out.flush();
    }
  }

  /** Leaves the last word standing. */
  void end() {
    out.println(terminal ? "" : last);
    out.flush();
  }
}
