package io.citygrid.standalone.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The command in a process of its own, as a person starts it, with this test's class path. */
public final class CityGridProcess implements AutoCloseable {
  private static final List<String> OPENED =
      List.of("java.lang", "java.util", "java.time", "java.net", "java.nio");

  private final Process process;
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Thread reader;

  private CityGridProcess(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "citygrid-output");
    reader.setDaemon(true);
    reader.start();
  }

  public static CityGridProcess start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-Xmx2g");
    // As the pom says of its own tests; a whole city overflows the small code cache that comes with
    // it, and then runs interpreted from there on.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:ReservedCodeCacheSize=256m");
    command.add("-XX:+UseParallelGC");
    // Coverage counts what runs in this process too.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:") && argument.contains("jacoco"))
        .forEach(command::add);
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(CityGrid.class.getName());
    command.addAll(List.of(arguments));
    return new CityGridProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      in.lines().forEach(lines::add);
    } catch (IOException | java.io.UncheckedIOException e) {
      lines.add("(output ended: " + e.getMessage() + ")");
    }
  }

  /** All that was written so far. */
  public String output() {
    return String.join("\n", lines);
  }

  /** True once some line satisfies. */
  public boolean hasSaid(Predicate<String> line) {
    return lines.stream().anyMatch(line);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end and returns the exit code. */
  public int await(long seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end in " + seconds + " s; it said:\n" + output());
    }
    reader.join(TimeUnit.SECONDS.toMillis(10));
    return process.exitValue();
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM, as Ctrl-C does. */
  public int stop(long seconds) throws InterruptedException {
    // Not Process.destroy, which closes the output before the last words.
    process.toHandle().destroy();
    return await(seconds);
  }

  /** Ends what still runs, with the redis-server that a kill leaves behind for the next start. */
  @Override
  public void close() throws InterruptedException {
    List<ProcessHandle> started = process.descendants().toList();
    if (process.isAlive()) {
      kill();
    }
    started.forEach(ProcessHandle::destroyForcibly);
  }
}
