package io.citygrid.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the fields of a JSON object and notes all that is wrong with them, so that a client learns
 * everything at once. Nothing is coerced; null counts as missing; a field nobody knows is refused,
 * because it is mostly a known one misspelt.
 */
public final class JsonFields {
  private final ObjectNode object;
  private final String path;
  private final List<FieldError> errors;

  private JsonFields(ObjectNode object, String path, List<FieldError> errors) {
    this.object = object;
    this.path = path;
    this.errors = errors;
  }

  public static JsonFields of(ObjectNode object) {
    return new JsonFields(object, "", new ArrayList<>());
  }

  /** Refuses every field but these. */
  public JsonFields knowing(String... names) {
    Set<String> known = new TreeSet<>(Arrays.asList(names));
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                refuse(name, "is not known here; known are " + String.join(", ", known));
              }
            });
    return this;
  }

  /** A text that must be there; empty when it is refused. */
  public String requiredText(String name) {
    if (isMissing(name)) {
      refuse(name, "is missing; it must be a text");
    }
    return text(name).orElse("");
  }

  public Optional<String> text(String name) {
    if (isMissing(name)) {
      return Optional.empty();
    }
    JsonNode node = object.get(name);
    if (!node.isTextual()) {
      refuse(name, "must be a text but is " + kindOf(node));
      return Optional.empty();
    }
    if (hasLoneSurrogate(node.textValue())) {
      refuse(name, "must be valid Unicode; it holds half of a character");
      return Optional.empty();
    }
    return Optional.of(node.textValue());
  }

  public Optional<Double> requiredNumber(String name) {
    if (isMissing(name)) {
      refuse(name, "is missing; it must be a number");
    }
    return number(name);
  }

  /** A finite number. */
  public Optional<Double> number(String name) {
    if (isMissing(name)) {
      return Optional.empty();
    }
    JsonNode node = object.get(name);
    if (!node.isNumber()) {
      refuse(name, "must be a number but is " + kindOf(node));
      return Optional.empty();
    }
    double value = node.doubleValue();
    if (!Double.isFinite(value)) {
      refuse(name, "must be finite but is " + node.asText());
      return Optional.empty();
    }
    return Optional.of(value);
  }

  public Optional<Instant> requiredInstant(String name) {
    if (isMissing(name)) {
      refuse(name, "is missing; it must be a time such as 2026-03-02T08:15:00+08:00");
    }
    return instant(name);
  }

  /** An ISO-8601 time with its offset. */
  public Optional<Instant> instant(String name) {
    return text(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
              } catch (DateTimeException e) {
                refuse(name, "must be a time with offset such as 2026-03-02T08:15:00+08:00");
                return Optional.empty();
              }
            });
  }

  public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
    return text(name)
        .flatMap(
            text -> {
              for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(text)) {
                  return Optional.of(constant);
                }
              }
              refuse(name, "must be one of " + Arrays.toString(type.getEnumConstants()));
              return Optional.empty();
            });
  }

  public Optional<JsonFields> object(String name) {
    if (isMissing(name)) {
      return Optional.empty();
    }
    if (object.get(name) instanceof ObjectNode inner) {
      return Optional.of(new JsonFields(inner, path + name + ".", errors));
    }
    refuse(name, "must be an object but is " + kindOf(object.get(name)));
    return Optional.empty();
  }

  /** A list of texts that must be there; empty when it is refused. */
  public List<String> requiredTexts(String name, int maxSize) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : requiredList(name, maxSize)) {
      if (item.isTextual() && !hasLoneSurrogate(item.textValue())) {
        texts.add(item.textValue());
      } else {
        refuse(name, "must hold texts only but holds " + kindOf(item));
        return List.of();
      }
    }
    return texts;
  }

  /** A list that must be there; empty when it is refused. */
  public List<JsonNode> requiredList(String name, int maxSize) {
    JsonNode node = object.path(name);
    if (!node.isArray()) {
      refuse(name, isMissing(name) ? "is missing; it must be a list" : "must be a list");
      return List.of();
    }
    if (node.size() > maxSize) {
      refuse(name, "may have at most " + maxSize + " entries but has " + node.size());
      return List.of();
    }
    List<JsonNode> items = new ArrayList<>(node.size());
    node.forEach(items::add);
    return items;
  }

  /**
   * Objects in a list that must be there, each with its place in the list; empty when it is
   * refused.
   */
  public List<JsonFields> requiredObjects(String name, int maxSize) {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonNode item : requiredList(name, maxSize)) {
      String at = name + "[" + objects.size() + "]";
      if (!(item instanceof ObjectNode inner)) {
        refuse(at, "must be an object but is " + kindOf(item));
        return List.of();
      }
      objects.add(new JsonFields(inner, path + at + ".", errors));
    }
    return objects;
  }

  /** Notes that a field is wrong. */
  public void refuse(String name, String message) {
    errors.add(new FieldError(path + name, message));
  }

  public boolean isRefused() {
    return !errors.isEmpty();
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException when anything was refused
   */
  public void check() {
    if (isRefused()) {
      throw new ProblemException(Problem.invalid(errors));
    }
  }

  public boolean isMissing(String name) {
    JsonNode node = object.get(name);
    return node == null || node.isNull();
  }

  private static String kindOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case BOOLEAN -> "true or false";
      case NUMBER -> "a number";
      case OBJECT -> "an object";
      case STRING -> "a text";
      default -> "null";
    };
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return true;
      }
    }
    return false;
  }
}
