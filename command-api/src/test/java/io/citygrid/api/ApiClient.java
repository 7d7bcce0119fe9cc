package io.citygrid.api;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPOutputStream;

/**
 * Asks a running API as a client would, over HTTP. Each answer is held against what the OpenAPI
 * document promises.
 */
public final class ApiClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;
  private final String token;

  public ApiClient(int port) {
    this(port, "");
  }

  private ApiClient(int port, String token) {
    this.port = port;
    this.token = token;
  }

  ApiClient withToken(String newToken) {
    return new ApiClient(port, newToken);
  }

  public String token() {
    return token;
  }

  /** Signs in and goes on with the token. */
  public ApiClient signedIn(String user, String password) {
    HttpResponse<String> response =
        send(
            "POST",
            "/v1/session",
            new JsonObject().put("user", user).put("password", password).encode());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    return withToken(new JsonObject(response.body()).getString("token"));
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path, "");
  }

  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    return send(method, path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), headers);
  }

  public HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpRequest asked = request.build();
      HttpResponse<String> answer = HTTP.send(asked, BodyHandlers.ofString());
      ApiContract.check(method, asked.uri().getRawPath(), answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static byte[] gzip(byte[] content) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
