package io.citygrid.bench.wall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Somebody who changes a city over HTTP, to and fro, one change after the other. */
final class CityEditor {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String RULES = "/v1/city/files/responsibility.csv";

  /** By so many degrees a corner of a fence is moved, some ten metres. */
  private static final double STEP_DEGREES = 1e-4;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;
  private final String token;
  private final WallViewer versions;
  private final String rules;
  private final JsonNode fence;
  private final Histogram answeredMicros = new Histogram(3);

  /** What is changed. */
  enum Kind {
    FENCE,
    RULES
  }

  /** Reads what there is to change: the first cell of the social layer, the responsibility list. */
  CityEditor(URI base, String token, WallViewer versions) {
    this.base = base;
    this.token = token;
    this.versions = versions;
    this.rules = ask("GET", RULES, "");
    try {
      this.fence = MAPPER.readTree(ask("GET", "/v1/layers/social", "")).path("features").get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From when a change was sent until it was answered, microseconds. */
  Histogram answered() {
    return answeredMicros;
  }

  void reset() {
    answeredMicros.reset();
  }

  /** Makes a change and lets the viewer wait for the first case that it decides. */
  void change(Kind kind, int number) {
    boolean there = number % 2 == 0;
    String path =
        kind == Kind.RULES
            ? RULES
            : "/v1/layers/social/fences/" + fence.path("properties").path("id").asText();
    String body = kind == Kind.RULES ? swapped(there) : moved(there);
    long sent = System.nanoTime();
    String answer = ask("PUT", path, body);
    answeredMicros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - sent));
    try {
      long version = MAPPER.readTree(answer).path("cityVersion").asLong();
      versions.expect(WallViewer.cityVersion(version), sent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The list with its last two rows the other way round, or as they were. */
  private String swapped(boolean there) {
    String[] rows = rules.strip().split("\r?\n");
    if (there) {
      String last = rows[rows.length - 1];
      rows[rows.length - 1] = rows[rows.length - 2];
      rows[rows.length - 2] = last;
    }
    return String.join("\n", rows) + "\n";
  }

  /** The fence with its first corner moved, or as it was. */
  private String moved(boolean there) {
    ObjectNode feature = MAPPER.createObjectNode().put("type", "Feature");
    JsonNode geometry = fence.path("geometry").deepCopy();
    if (there) {
      JsonNode ring = geometry.path("coordinates").path(0);
      while (ring.path(0).path(0).isArray()) {
        ring = ring.path(0);
      }
      for (int corner : new int[] {0, ring.size() - 1}) {
        ArrayNode position = (ArrayNode) ring.path(corner);
        position.set(
            0, MAPPER.getNodeFactory().numberNode(position.path(0).asDouble() + STEP_DEGREES));
      }
    }
    feature.set("geometry", geometry);
    return feature.toString();
  }

  private String ask(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
