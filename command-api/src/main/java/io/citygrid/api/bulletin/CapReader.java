package io.citygrid.api.bulletin;

import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.Names;
import io.citygrid.city.event.Bulletin;
import io.citygrid.city.event.BulletinInfo;
import io.citygrid.city.event.BulletinSeverity;
import io.citygrid.city.event.BulletinStatus;
import io.citygrid.city.event.BulletinType;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.WarningPlace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a bulletin of a CAP 1.2 message (OASIS CAP-v1.2, 1 July 2010), or says all that is wrong
 * with it. Of several infos the first in Chinese and the first in another language give the texts,
 * the worst the severity, and all of them the areas.
 *
 * @param now when the edge took it
 * @param source who handed it in
 */
record CapReader(City city, BulletinAreas areas, Instant now, String source) {
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final List<String> STATUSES =
      List.of("Actual", "Exercise", "System", "Test", "Draft");
  private static final List<String> TYPES = List.of("Alert", "Update", "Cancel");
  private static final List<String> SCOPES = List.of("Public", "Restricted", "Private");
  private static final List<String> CATEGORIES =
      List.of(
          "Geo",
          "Met",
          "Safety",
          "Security",
          "Rescue",
          "Fire",
          "Health",
          "Env",
          "Transport",
          "Infra",
          "CBRNE",
          "Other");
  private static final List<String> URGENCIES =
      List.of("Immediate", "Expected", "Future", "Past", "Unknown");
  private static final List<String> SEVERITIES =
      List.of("Extreme", "Severe", "Moderate", "Minor", "Unknown");
  private static final List<String> CERTAINTIES =
      List.of("Observed", "Likely", "Possible", "Unlikely", "Unknown");
  private static final int PARTS_OF_REFERENCE = 3;
  private static final int MOST_REFERENCES = 100;

  /** An info as it was read; what could not be read is empty or a default, and told. */
  private record Read(
      String language,
      String event,
      BulletinSeverity severity,
      String urgency,
      String certainty,
      Optional<Instant> effective,
      Optional<Instant> onset,
      Optional<Instant> expires,
      String headline,
      String description,
      String instruction,
      CapArea area) {
    boolean isChinese() {
      return language.toLowerCase(Locale.ROOT).startsWith("zh");
    }
  }

  /**
   * The bulletin.
   *
   * @throws ProblemException with all fields that are wrong
   */
  Bulletin read(byte[] bytes) {
    CapElement alert = CapElement.parse(bytes);
    String identifier = identity(alert, "identifier");
    String sender = identity(alert, "sender");
    String sentText = alert.required("sent");
    Optional<Instant> sent = sent(alert, sentText);
    Optional<String> status = alert.oneOf("status", STATUSES);
    Optional<String> type = alert.oneOf("msgType", TYPES);
    alert.oneOf("scope", SCOPES);
    String id = sender + "," + identifier + "," + sentText;
    List<String> references = references(alert, type.orElse("Alert"), id);
    List<Read> infos = alert.all("info").stream().map(CapReader::info).toList();
    if (infos.isEmpty() && type.filter(t -> !t.equals("Cancel")).isPresent()) {
      alert.refuse("info", "is missing");
    }
    alert.check();
    CapArea where =
        infos.stream()
            .map(Read::area)
            .reduce(new CapArea(List.of(), List.of(), List.of()), CapArea::with);
    List<String> codes = areas.resolve(where);
    try {
      return new Bulletin(
          id,
          sender,
          sent.orElseThrow(),
          BulletinStatus.valueOf(upper(status.orElseThrow())),
          BulletinType.valueOf(upper(type.orElseThrow())),
          references,
          infos.isEmpty() ? null : joined(infos, sent.orElseThrow(), where),
          codes.isEmpty() ? WarningPlace.elsewhere() : WarningPlace.of(city, codes),
          now,
          city.version().city(),
          source);
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }

  /** References are made of identities: CAP allows neither spaces nor commas in them. */
  private static String identity(CapElement alert, String name) {
    String text = alert.required(name);
    if (text.matches("(?s).*[\\s,<&].*")) {
      alert.refuse(name, "must not contain spaces, commas, < or & but is '" + text + "'");
    } else if (text.length() > 200) {
      alert.refuse(name, "must have at most 200 characters");
    }
    return text;
  }

  private Optional<Instant> sent(CapElement alert, String text) {
    Optional<Instant> sent = CapTime.parse(text);
    if (sent.isEmpty() && !text.isEmpty()) {
      alert.refuse("sent", CapTime.MUST_BE.formatted(text));
    } else if (sent.isPresent() && sent.get().isAfter(now.plus(CLOCK_SKEW))) {
      alert.refuse("sent", "must not be more than 5 minutes ahead of " + now + " but is " + text);
    } else if (sent.isPresent() && sent.get().isBefore(city.earliestReport())) {
      alert.refuse("sent", "must not be before " + city.earliestReport() + " but is " + text);
    }
    return sent;
  }

  private static List<String> references(CapElement alert, String type, String id) {
    String text = alert.text("references");
    List<String> references = text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    if (references.isEmpty() && !type.equals("Alert")) {
      alert.refuse("references", "is missing: " + type + " must say what it takes the place of");
    }
    if (references.size() > MOST_REFERENCES) {
      alert.refuse("references", "must be at most " + MOST_REFERENCES);
    }
    for (String reference : references) {
      String[] parts = reference.split(",", -1);
      if (parts.length != PARTS_OF_REFERENCE
          || parts[0].isEmpty()
          || parts[1].isEmpty()
          || CapTime.parse(parts[2]).isEmpty()) {
        alert.refuse("references", "must be 'sender,identifier,sent' but is '" + reference + "'");
      } else if (reference.equals(id)) {
        alert.refuse("references", "must not refer to the message itself");
      }
    }
    return references.stream().distinct().toList();
  }

  private static Read info(CapElement info) {
    if (info.all("category").isEmpty()) {
      info.refuse("category", "is missing");
    }
    for (CapElement category : info.all("category")) {
      if (!CATEGORIES.contains(category.ownText())) {
        category.refuse(
            "must be one of %s but is '%s'"
                .formatted(String.join(", ", CATEGORIES), category.ownText()));
      }
    }
    if (info.all("area").isEmpty()) {
      info.refuse("area", "is missing: nobody would know whom it concerns");
    }
    String language = info.text("language");
    Optional<Instant> effective = CapTime.find(info, "effective");
    Optional<Instant> expires = CapTime.find(info, "expires");
    if (effective.isPresent() && expires.isPresent() && !expires.get().isAfter(effective.get())) {
      info.refuse("expires", "must be after effective");
    }
    return new Read(
        language.isEmpty() ? "en-US" : language,
        info.required("event"),
        info.oneOf("severity", SEVERITIES)
            .map(word -> BulletinSeverity.valueOf(upper(word)))
            .orElse(BulletinSeverity.UNKNOWN),
        info.oneOf("urgency", URGENCIES).orElse(""),
        info.oneOf("certainty", CERTAINTIES).orElse(""),
        effective,
        CapTime.find(info, "onset"),
        expires,
        info.text("headline"),
        info.text("description"),
        info.text("instruction"),
        CapArea.read(info.all("area")));
  }

  private static BulletinInfo joined(List<Read> infos, Instant sent, CapArea where) {
    Read first = infos.get(0);
    Read zh = infos.stream().filter(Read::isChinese).findFirst().orElse(first);
    Read other = infos.stream().filter(info -> !info.isChinese()).findFirst().orElse(first);
    Names event = new Names(zh.event(), other.event());
    Read worst = infos.stream().min(Comparator.comparing(Read::severity)).orElse(first);
    return new BulletinInfo(
        event,
        worst.severity(),
        worst.urgency(),
        worst.certainty(),
        first.effective().orElse(sent),
        first.onset().orElse(null),
        latest(infos),
        Optional.ofNullable(names(zh, other, Read::headline)).orElse(event),
        names(zh, other, Read::description),
        names(zh, other, Read::instruction),
        String.join("; ", where.descriptions()));
  }

  /** Null when one of them does not say when it ends. */
  private static @Nullable Instant latest(List<Read> infos) {
    List<Instant> ends = new ArrayList<>();
    infos.forEach(info -> info.expires().ifPresent(ends::add));
    return ends.size() < infos.size()
        ? null
        : ends.stream().max(Comparator.naturalOrder()).orElse(null);
  }

  private static @Nullable Names names(Read zh, Read other, Function<Read, String> text) {
    String chinese = text.apply(zh);
    String english = text.apply(other);
    return chinese.isEmpty() && english.isEmpty()
        ? null
        : new Names(chinese.isEmpty() ? english : chinese, english.isEmpty() ? chinese : english);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
