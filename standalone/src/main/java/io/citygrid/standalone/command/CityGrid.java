package io.citygrid.standalone.command;

import io.citygrid.standalone.Complaint;
import io.citygrid.standalone.door.DoorException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code citygrid} command. Exit code 0: done; 1: a complaint; 2: wrong options. */
@Command(
    name = "citygrid",
    description = "The real-time backend of a city's command center, in one process.",
    mixinStandardHelpOptions = true,
    version = "CityGrid 0.1",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      ReplayCommand.class,
      CheckCityCommand.class,
      ResetPasswordCommand.class,
      SetUserCommand.class,
      RebuildViewCommand.class,
      CommandLine.HelpCommand.class
    })
public final class CityGrid {
  private CityGrid() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command with its rules for errors: one clear sentence, no stack trace. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new CityGrid());
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          PrintWriter err = command.getErr();
          if (error instanceof Complaint || error instanceof DoorException) {
            err.println("citygrid: " + error.getMessage());
          } else {
            err.println("citygrid: something failed that should not: " + error);
            error.printStackTrace(err);
          }
          err.flush();
          return 1;
        });
    line.setParameterExceptionHandler(
        (error, rest) -> {
          error.getCommandLine().getErr().println("citygrid: " + error.getMessage());
          error
              .getCommandLine()
              .getErr()
              .println(
                  "Try '%s --help'."
                      .formatted(error.getCommandLine().getCommandSpec().qualifiedName()));
          return 2;
        });
    return line;
  }
}
