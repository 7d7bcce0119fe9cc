package io.citygrid.standalone.command;

import io.citygrid.city.City;
import io.citygrid.city.FenceOverlap;
import io.citygrid.city.load.CityLoader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code citygrid check-city}: all that is wrong with a city's files, or what is probably not meant
 * in files that make a city.
 */
@Command(
    name = "check-city",
    description = "Checks a city's files and prints all problems, warnings and overlaps.",
    mixinStandardHelpOptions = true)
final class CheckCityCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "DIR", description = "the city's directory")
  private Path directory = Path.of(".");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    CityChoice choice = CityChoice.directory(directory);
    City city = choice.city();
    PrintWriter out = CommandOutput.of(spec);
    out.printf("%s (%s, %s) is a sound city:%n", city.id(), city.names().zh(), city.names().en());
    out.printf("  %,7d areas%n", city.areas().size());
    city.layers()
        .forEach(
            layer ->
                out.printf(
                    "  %,7d fences in layer %s%n", layer.fences().fences().size(), layer.id()));
    out.printf("  %,7d departments%n", city.departments().size());
    out.printf("  %,7d categories%n", city.categories().size());
    out.printf("  %,7d standards%n", city.standards().size());
    out.printf("  %,7d rows of the responsibility list%n", city.responsibilities().size());
    out.printf("  %,7d threshold rules%n", city.thresholds().size());
    out.printf("  %,7d devices%n", city.devices().size());
    print(
        out,
        "warnings",
        new CityLoader().check(choice.files(), city.version(), Map.of()).warnings());
    print(out, "pairs of fences that overlap", FenceOverlap.listOf(city));
    out.flush();
    return 0;
  }

  private static void print(PrintWriter out, String what, List<?> findings) {
    if (!findings.isEmpty()) {
      out.printf("%,d %s:%n", findings.size(), what);
      findings.forEach(finding -> out.printf("  %s%n", finding));
    }
  }
}
