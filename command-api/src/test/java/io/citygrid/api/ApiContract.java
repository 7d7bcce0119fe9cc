package io.citygrid.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the OpenAPI document promises of answers, held against every answer that a test gets: the
 * status is one that the document names, the media type too, and JSON is as its schema says.
 */
public final class ApiContract {
  private static final String DOCUMENT = "https://citygrid.example/openapi";
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNode API = read();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V202012,
          factory -> factory.schemaLoaders(it -> it.schemas(Map.of(DOCUMENT, API.toString()))));
  private static final SchemaValidatorsConfig FORMATS_COUNT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
  private static final List<Described> OPERATIONS = operations();
  private static final Set<String> CHECKED = ConcurrentHashMap.newKeySet();

  private ApiContract() {}

  /**
   * One operation of the document.
   *
   * @param path which requests it is for
   * @param at where it stands in the document, as a JSON pointer
   */
  private record Described(String id, String method, Pattern path, String at, JsonNode operation) {}

  /** Operations of which an answer with this status was held against a schema by now. */
  static Set<String> checked(int status) {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    CHECKED.stream()
        .filter(each -> each.endsWith(" " + status))
        .forEach(each -> ids.add(each.substring(0, each.indexOf(' '))));
    return ids;
  }

  /** Operations that are documented to answer with JSON and this status. */
  static Set<String> answeringJson(int status) {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    for (Described each : OPERATIONS) {
      if (each.operation().path("responses").path("" + status).path("content").has(JSON)) {
        ids.add(each.id());
      }
    }
    return ids;
  }

  /**
   * @param path without query
   * @throws AssertionError when the document does not promise this answer
   */
  static void check(String method, String path, HttpResponse<String> answer) {
    Optional<Described> operation = find(method, path);
    if (operation.isEmpty()) {
      return; // Of another server, or of nothing that there is.
    }
    List<String> objections = objections(operation.get(), answer);
    if (!objections.isEmpty()) {
      throw new AssertionError(
          "openapi.yaml promises something else of %s %s (%s), answer %d: %s%n%s"
              .formatted(
                  method,
                  path,
                  operation.get().id(),
                  answer.statusCode(),
                  objections,
                  answer.body()));
    }
  }

  private static List<String> objections(Described operation, HttpResponse<String> answer) {
    JsonNode responses = operation.operation().path("responses");
    String status = Integer.toString(answer.statusCode());
    String named = responses.has(status) ? status : "default";
    JsonNode response = responses.path(named);
    String at = operation.at() + "/responses/" + named;
    if (response.has("$ref")) {
      at = response.path("$ref").asText().substring(1);
      response = API.at(at);
    }
    if (response.isMissingNode()) {
      return List.of("the status is not documented");
    }
    String type =
        answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "").strip();
    JsonNode content = response.path("content");
    boolean isJson = type.equals(JSON) || type.equals(PROBLEM);
    if (!content.has(type)) {
      boolean isUndescribed = content.isMissingNode() && !isJson;
      return isUndescribed || answer.body().isEmpty()
          ? List.of()
          : List.of("the media type '" + type + "' is not documented");
    }
    if (!isJson) {
      return List.of();
    }
    CHECKED.add(operation.id() + " " + status);
    return objections(at + "/content/" + escaped(type) + "/schema", answer.body());
  }

  private static List<String> objections(String schemaAt, String body) {
    JsonNode json;
    try {
      json = MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return List.of("it is no JSON: " + e.getMessage());
    }
    var schema = SCHEMAS.getSchema(SchemaLocation.of(DOCUMENT + "#" + schemaAt), FORMATS_COUNT);
    return schema.validate(json).stream().map(ValidationMessage::getMessage).sorted().toList();
  }

  private static Optional<Described> find(String method, String path) {
    return OPERATIONS.stream()
        .filter(each -> each.method().equals(method) && each.path().matcher(path).matches())
        .findFirst();
  }

  /** Those with fewer parameters first: they are meant where both could be. */
  private static List<Described> operations() {
    List<Described> operations = new ArrayList<>();
    API.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            operations.add(
                                new Described(
                                    method.getValue().path("operationId").asText(),
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    pattern(path.getKey()),
                                    "/paths/" + escaped(path.getKey()) + "/" + method.getKey(),
                                    method.getValue()))));
    operations.sort(
        Comparator.comparingLong(each -> each.at().chars().filter(sign -> sign == '{').count()));
    return operations;
  }

  private static Pattern pattern(String path) {
    boolean takesSlashes = path.endsWith("/{path}");
    String literal = path.replaceAll("\\{path}$", "\u0000").replaceAll("\\{\\w+}", "\u0001");
    return Pattern.compile(
        Pattern.quote(literal)
            .replace("\u0000", takesSlashes ? "\\E.+\\Q" : "\\E[^/]+\\Q")
            .replace("\u0001", "\\E[^/]+\\Q"));
  }

  /** As a part of a JSON pointer. */
  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  private static JsonNode read() {
    try (InputStream in = ApiContract.class.getResourceAsStream("/openapi.yaml")) {
      Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return MAPPER.valueToTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
