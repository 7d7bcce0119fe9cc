package io.citygrid.api.delivery;

import io.citygrid.city.event.Notification;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The channel of a city that has no gateway yet: a file for each day of UTC with one notification a
 * line, as JSON, which a gateway's own program may follow. The lines of a round are forced to disk
 * together before their notifications count as delivered; one that was cut off when the machine
 * died is taken away when the file is opened. The ids in the latest two files are known, so that
 * what is given once more after a restart does not stand there twice.
 */
public final class FileOutbox implements DeliveryChannel {
  private static final String PREFIX = "notifications-";
  private static final String SUFFIX = ".jsonl";
  private static final int LINE_BREAK = '\n';

  private final Path directory;
  private final Clock clock;
  private final Set<String> before = new HashSet<>();
  private final Set<String> ids = new HashSet<>();

  /** Of the lines behind {@link #settledBytes}. */
  private final Set<String> unsettled = new HashSet<>();

  private LocalDate day;
  private FileChannel file;

  /** So much of the file is on disk for good. */
  private long settledBytes;

  /** Why lines of this round were taken back; null when none were. */
  private @Nullable IOException takenBack;

  private FileOutbox(Path directory, Clock clock, LocalDate day, FileChannel file) {
    this.directory = directory;
    this.clock = clock;
    this.day = day;
    this.file = file;
  }

  /**
   * Opens the outbox in this directory, making it when it is not there.
   *
   * @param clock says on which day a notification is delivered
   */
  public static FileOutbox open(Path directory, Clock clock) throws IOException {
    Files.createDirectories(directory);
    List<LocalDate> days = listDays(directory);
    LocalDate latest = days.isEmpty() ? LocalDate.MIN : days.get(days.size() - 1);
    LocalDate today = today(clock);
    LocalDate day = today.isAfter(latest) ? today : latest;
    FileOutbox outbox = new FileOutbox(directory, clock, day, openFile(directory, day));
    for (LocalDate known : days.subList(Math.max(0, days.size() - 2), days.size())) {
      long whole = read(path(directory, known), known.equals(day) ? outbox.ids : outbox.before);
      if (known.equals(day)) {
        outbox.file.truncate(whole);
        outbox.file.position(whole);
        outbox.settledBytes = whole;
      }
    }
    return outbox;
  }

  private static FileChannel openFile(Path directory, LocalDate day) throws IOException {
    return FileChannel.open(
        path(directory, day), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static Path path(Path directory, LocalDate day) {
    return directory.resolve(PREFIX + day + SUFFIX);
  }

  private static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static List<LocalDate> listDays(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.matches(PREFIX + "\\d{4}-\\d{2}-\\d{2}" + SUFFIX))
          .map(name -> LocalDate.parse(name.substring(PREFIX.length(), PREFIX.length() + 10)))
          .sorted()
          .toList();
    }
  }

  /** Collects the ids of all whole lines; how many bytes these are. */
  private static long read(Path path, Set<String> ids) throws IOException {
    long whole = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == LINE_BREAK) {
          ids.add(Codecs.NOTIFICATION.decode(line.toByteArray()).notificationId());
          whole += line.size() + 1L;
          line.reset();
        } else {
          line.write(next);
        }
      }
      return whole;
    } catch (WireException e) {
      throw new IOException(
          "%s has a line that is no notification (%s); set the file aside"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  @Override
  public void deliver(Notification notification) throws DeliveryException {
    String id = notification.notificationId();
    if (ids.contains(id) || before.contains(id)) {
      return;
    }
    try {
      turnTo(today(clock));
      append(Codecs.NOTIFICATION.encode(notification));
      ids.add(id);
      unsettled.add(id);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void settle() throws DeliveryException {
    try {
      if (takenBack != null) {
        throw takenBack;
      }
      if (!unsettled.isEmpty()) {
        force();
      }
    } catch (IOException e) {
      throw failed(e);
    } finally {
      takenBack = null;
    }
  }

  private void force() throws IOException {
    try {
      file.force(false);
      settledBytes = file.position();
    } catch (IOException e) {
      // Nobody knows which of these lines are on disk: they are all given again.
      takenBack = e;
      ids.removeAll(unsettled);
      file.truncate(settledBytes);
      throw e;
    } finally {
      unsettled.clear();
    }
  }

  private static DeliveryException failed(IOException e) {
    return DeliveryException.passing("the outbox cannot be written: " + e.getMessage(), e);
  }

  /** A new day has a new file; a clock that goes back has none. */
  private void turnTo(LocalDate today) throws IOException {
    if (today.isAfter(day)) {
      force();
      FileChannel next = openFile(directory, today);
      file.close();
      file = next;
      settledBytes = 0;
      day = today;
      before.clear();
      before.addAll(ids);
      ids.clear();
    }
  }

  private void append(byte[] json) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(json.length + 1).put(json).put((byte) LINE_BREAK).flip();
    long start = file.position();
    try {
      while (line.hasRemaining()) {
        file.write(line);
      }
    } catch (IOException e) {
      file.truncate(start);
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
