package io.citygrid.bench.wall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.citygrid.bench.Machine;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.city.wire.AssembledCity;
import io.citygrid.city.wire.CityAssembler;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.city.wire.CityParts;
import io.citygrid.city.wire.Manifest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What it costs the API to check a changed city and to read it back, in processor time of the
 * thread, without Kafka and HTTP: a fence of the social layer of Wuhu with its 3,800 cells is
 * moved, or an empty line ends the responsibility list; the files are cut into messages, checked,
 * put together again, and loaded.
 *
 * <p>Baseline of the same run: a loader that knows nothing of the version before, twice.
 *
 * <p>Argument: changes of each kind, after a warm-up of as many; default 30.
 */
public final class CityCheckBenchmark {
  private static final String LAYER = "layers/social.geojson.gz";
  private static final String RULES = "responsibility.csv";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CityFiles files = ReadyCities.open("wuhu");
  private Manifest newest;
  private final CityAssembler assembler = new CityAssembler();
  private final List<Double> cutMillis = new ArrayList<>();
  private final List<Double> checkedMillis = new ArrayList<>();
  private final List<Double> assembledMillis = new ArrayList<>();
  private final List<Double> readBackMillis = new ArrayList<>();

  private CityCheckBenchmark() throws Exception {
    CityParts founded = CityCutter.cut(files, Optional.empty(), Instant.EPOCH, "benchmark");
    newest = founded.manifest();
    for (CityMessage message : founded.messages()) {
      assembler.accept(message.key(), message.value());
    }
  }

  public static void main(String[] arguments) throws Exception {
    int changes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
    System.out.println(Machine.describe());
    for (String round : new String[] {"warm-up", "measured"}) {
      for (boolean isFence : new boolean[] {true, false}) {
        CityLoader keeping = new CityLoader();
        new CityCheckBenchmark().run(round + ", kept", isFence, changes, () -> keeping);
        new CityCheckBenchmark().run(round + ", baseline", isFence, changes, CityLoader::new);
      }
    }
  }

  private void run(String what, boolean isFence, int changes, Supplier<CityLoader> loaders)
      throws Exception {
    for (int i = 0; i < changes; i++) {
      change(isFence ? withFence(i) : withRules(i), loaders);
    }
    System.out.printf(
        "%-18s %-6s %d changes: cut %.1f, checked %.1f, assembled %.1f, read back %.1f ms%n",
        what,
        isFence ? "fence" : "rules",
        changes,
        mean(cutMillis),
        mean(checkedMillis),
        mean(assembledMillis),
        mean(readBackMillis));
  }

  private void change(CityFiles changed, Supplier<CityLoader> loaders) throws Exception {
    long start = nanos();
    CityParts parts = CityCutter.cut(changed, Optional.of(newest), Instant.EPOCH, "benchmark");
    long cut = nanos();
    new AssembledCity(parts.manifest(), changed).load(loaders.get());
    long checked = nanos();
    List<AssembledCity> complete = new ArrayList<>();
    for (CityMessage message : parts.messages()) {
      complete.addAll(assembler.accept(message.key(), message.value()));
    }
    long assembled = nanos();
    complete.get(0).load(loaders.get());
    long readBack = nanos();
    cutMillis.add((cut - start) / 1e6);
    checkedMillis.add((checked - cut) / 1e6);
    assembledMillis.add((assembled - checked) / 1e6);
    readBackMillis.add((readBack - assembled) / 1e6);
    newest = parts.manifest();
    files = complete.get(0).files();
  }

  /** A corner of a cell is somewhere else, by a tenth of a metre or a few. */
  private CityFiles withFence(int change) throws IOException {
    byte[] packed = files.contents().getOrDefault(LAYER, new byte[0]);
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      JsonNode layer = MAPPER.readTree(gzip);
      JsonNode corners = layer.path("features").get(change).path("geometry").path("coordinates");
      while (!corners.path(0).path(0).isNumber()) {
        corners = corners.get(0);
      }
      double lon = corners.get(1).get(0).asDouble();
      ((ArrayNode) corners.get(1)).set(0, MAPPER.getNodeFactory().numberNode(lon + 1e-6));
      var changed = new ByteArrayOutputStream();
      try (var out = new GZIPOutputStream(changed)) {
        out.write(MAPPER.writeValueAsBytes(layer));
      }
      return files.with(LAYER, changed.toByteArray());
    }
  }

  /** An empty line at the end is there, or not. */
  private CityFiles withRules(int change) {
    String text =
        new String(files.contents().getOrDefault(RULES, new byte[0]), StandardCharsets.UTF_8);
    String changed = change % 2 == 0 ? text + "\n" : text.stripTrailing() + "\n";
    return files.with(RULES, changed.getBytes(StandardCharsets.UTF_8));
  }

  private static long nanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double mean(List<Double> millis) {
    return millis.stream().mapToDouble(each -> each).average().orElseThrow();
  }
}
