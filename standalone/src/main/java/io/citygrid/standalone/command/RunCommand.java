package io.citygrid.standalone.command;

import io.citygrid.standalone.StandaloneCity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citygrid run}: a city that waits for what it is told. */
@Command(
    name = "run",
    description = "Runs a city without any simulation.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CITY",
      defaultValue = "boston",
      description = "a ready city (default: ${DEFAULT-VALUE})")
  private String ready = "boston";

  @Option(names = "--city", paramLabel = "DIR", description = "a city of your own instead")
  private @Nullable Path directory;

  @Mixin private PlaceOptions place = new PlaceOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = CommandOutput.of(spec);
    CityChoice choice =
        directory == null ? CityChoice.ready(ready) : CityChoice.directory(directory);
    StandaloneCity city = place.start(choice.files(), choice.city().id(), List.of(), out);
    PlaceOptions.runUntilStopped(out, city);
    return 0;
  }
}
