package io.citygrid.api.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.event.FaultCount;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notes what the edge refused of each source, so that a device whose clock is an hour ahead is seen
 * although nothing of it comes any further. Gathers for a while and then writes one note for each
 * source; the same thing refused again in that while counts once. A note that Kafka does not take
 * is lost: the sender has its Problem all the same. Thread-safe.
 */
public final class RefusalNotes {
  private static final Duration GATHERED_FOR = Duration.ofSeconds(10);

  /** A flood of made-up vehicles is not remembered one by one. */
  private static final int MOST_SOURCES = 10_000;

  private static final int BAD_REQUEST = 400;
  private static final String TIME = "observedAt";
  private static final Set<String> VALUES =
      Set.of("value", "in", "out", "passing", "speedKmh", "headingDegrees", "x", "y");

  private final Supplier<Optional<City>> city;
  private final Consumer<QualityNote> writer;
  private final Clock clock;
  private final Map<About, Refused> gathered = new LinkedHashMap<>();

  private record About(SourceKind kind, String source, String part) {}

  /** What was refused of one source since notes were written. */
  private static final class Refused {
    private final Map<SourceFault, Long> faults = new EnumMap<>(SourceFault.class);
    private final Set<ObjectNode> things = new HashSet<>();
    private Instant at = Instant.MAX;
    private @Nullable Duration delay;
  }

  /**
   * @param city the newest; empty while none is known
   * @param writer takes a note to Kafka
   */
  public RefusalNotes(Supplier<Optional<City>> city, Consumer<QualityNote> writer, Clock clock) {
    this.city = city;
    this.writer = writer;
    this.clock = clock;
  }

  /** Writes from now on what was gathered. */
  public void watch(Vertx vertx) {
    vertx.setPeriodic(GATHERED_FOR.toMillis(), timer -> write());
  }

  /**
   * The check, which also notes what it refuses.
   *
   * @param id name of the field that says which source speaks; empty where all are one source
   * @param part name of the field that says which part of it; empty where it has none
   */
  <T> Function<ObjectNode, T> noting(
      SourceKind kind, String id, String part, Function<ObjectNode, T> check) {
    return thing -> {
      try {
        return check.apply(thing);
      } catch (ProblemException refused) {
        if (refused.problem().status() == BAD_REQUEST) {
          note(kind, id, part, thing, refused.problem().errors());
        }
        throw refused;
      }
    };
  }

  /** Writes what was gathered until now. */
  public void write() {
    Map<About, Refused> now;
    synchronized (gathered) {
      now = new LinkedHashMap<>(gathered);
      gathered.clear();
    }
    now.forEach(this::write);
  }

  private void write(About about, Refused refused) {
    QualityNote note =
        new QualityNote(
            about.kind(),
            about.source(),
            about.part(),
            NoteTeller.EDGE,
            refused.at,
            GATHERED_FOR.toSeconds(),
            clock.millis(),
            0,
            refused.faults.entrySet().stream()
                .map(entry -> new FaultCount(entry.getKey(), entry.getValue()))
                .toList(),
            null,
            refused.delay == null ? null : refused.delay.toMillis());
    writer.accept(note);
  }

  private void note(
      SourceKind kind, String id, String part, ObjectNode thing, List<FieldError> errors) {
    String source = id.isEmpty() ? "presence" : thing.path(id).asText("").strip();
    if (source.isEmpty() || source.length() > Reading.MAX_ID_LENGTH || !isOfCity(kind, source)) {
      return;
    }
    String of = part.isEmpty() || !thing.path(part).isValueNode() ? "" : thing.path(part).asText();
    Instant now = clock.instant();
    Optional<Instant> observedAt = time(thing);
    synchronized (gathered) {
      About about = new About(kind, source, of.length() > Reading.MAX_ID_LENGTH ? "" : of);
      if (!gathered.containsKey(about) && gathered.size() >= MOST_SOURCES) {
        return;
      }
      Refused refused = gathered.computeIfAbsent(about, any -> new Refused());
      if (!refused.things.add(thing)) {
        return;
      }
      Instant at = observedAt.filter(time -> time.isBefore(now)).orElse(now);
      refused.at = at.isBefore(refused.at) ? at : refused.at;
      observedAt
          .map(time -> Duration.between(time, now))
          .filter(d -> refused.delay == null || d.abs().compareTo(refused.delay.abs()) < 0)
          .ifPresent(d -> refused.delay = d);
      refused.faults.merge(fault(errors, observedAt, now), 1L, Long::sum);
    }
  }

  private static SourceFault fault(
      List<FieldError> errors, Optional<Instant> observedAt, Instant now) {
    if (errors.stream().anyMatch(error -> error.field().equals(TIME)) && observedAt.isPresent()) {
      return observedAt.get().isAfter(now) ? SourceFault.FUTURE : SourceFault.BEFORE_CITY;
    }
    return errors.stream().anyMatch(error -> VALUES.contains(name(error.field())))
        ? SourceFault.OUT_OF_RANGE
        : SourceFault.MALFORMED;
  }

  /** Of a field inside others its own name: {@code x} of {@code people[3].x}. */
  private static String name(String field) {
    return field.substring(field.lastIndexOf('.') + 1);
  }

  private boolean isOfCity(SourceKind kind, String source) {
    Optional<City> known = city.get();
    return switch (kind) {
      case SENSOR -> known.flatMap(now -> now.findDevice(source)).isPresent();
      case COUNTER -> known.flatMap(now -> now.findCounter(source)).isPresent();
      case DETECTOR -> known.flatMap(now -> now.findDetector(source)).isPresent();
      case MEASURING_AREA -> known.flatMap(now -> now.findMeasuringArea(source)).isPresent();
      case VEHICLE, PRESENCE, AREA -> known.isPresent();
    };
  }

  private static Optional<Instant> time(ObjectNode thing) {
    try {
      return Optional.of(java.time.OffsetDateTime.parse(thing.path(TIME).asText("")).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
