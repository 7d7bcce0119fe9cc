package io.citygrid.standalone.command;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes. */
final class CommandOutput {
  private CommandOutput() {}

  /** The command's own output, which tests can catch. */
  static PrintWriter of(@Nullable CommandSpec spec) {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the specification before it calls a command");
    }
    return spec.commandLine().getOut();
  }
}
