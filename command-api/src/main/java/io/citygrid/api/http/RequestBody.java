package io.citygrid.api.http;

import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Reads the body of a request within a limit that holds for what comes over the wire and for what
 * it inflates to. A body that is larger is refused as soon as that is known, without reading on.
 */
public final class RequestBody {
  /** Most bytes in the body of one thing. */
  public static final int SINGLE_BYTES = 1024 * 1024;

  /** Most bytes in the body of a batch. */
  public static final int BATCH_BYTES = 8 * 1024 * 1024;

  /** application/json, or a kind of it such as application/geo+json, with or without parameters. */
  private static final Pattern JSON =
      Pattern.compile("\\s*application/([a-z0-9.-]+\\+)?json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

  private RequestBody() {}

  /**
   * The bytes of a body that holds JSON, as {@link #readFile} gives them. A body that says it is
   * something else is refused with 415; one that does not say is taken for JSON.
   */
  public static Future<byte[]> read(RoutingContext context, int limitBytes) {
    String type = context.request().getHeader("Content-Type");
    return type == null || JSON.matcher(type).matches()
        ? readFile(context, limitBytes)
        : Future.failedFuture(
            new ProblemException(
                Problem.unsupportedMedia("Content-Type must be application/json, not " + type)));
  }

  /**
   * The body's bytes whatever they are, inflated when it says {@code Content-Encoding: gzip}. Must
   * be called before the request was paused by anything else. Fails with a {@link
   * ProblemException}.
   */
  public static Future<byte[]> readFile(RoutingContext context, int limitBytes) {
    HttpServerRequest request = context.request();
    String encoding = context.request().getHeader("Content-Encoding");
    boolean gzip = "gzip".equals(encoding == null ? "" : encoding.toLowerCase(Locale.ROOT));
    if (encoding != null && !gzip && !encoding.equalsIgnoreCase("identity")) {
      return Future.failedFuture(
          new ProblemException(
              Problem.unsupportedMedia(
                  "Content-Encoding must be gzip or absent, not " + encoding)));
    }
    if (declaredLength(request) > limitBytes) {
      return Future.failedFuture(new ProblemException(Problem.tooLarge(limitBytes)));
    }
    Promise<byte[]> bytes = Promise.promise();
    collect(request, limitBytes, bytes);
    return gzip
        ? bytes
            .future()
            .compose(
                packed -> context.vertx().executeBlocking(() -> inflate(packed, limitBytes), false))
        : bytes.future();
  }

  private static void collect(HttpServerRequest request, int limitBytes, Promise<byte[]> bytes) {
    Buffer collected = Buffer.buffer();
    request.handler(
        chunk -> {
          if (collected.length() + chunk.length() > limitBytes) {
            request.handler(ignored -> {});
            bytes.tryFail(new ProblemException(Problem.tooLarge(limitBytes)));
          } else {
            collected.appendBuffer(chunk);
          }
        });
    request.exceptionHandler(
        cut -> bytes.tryFail(new ProblemException(Problem.malformed("was cut off"))));
    request.endHandler(end -> bytes.tryComplete(collected.getBytes()));
  }

  private static long declaredLength(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  static byte[] inflate(byte[] packed, int limitBytes) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] content = gzip.readNBytes(limitBytes + 1);
      if (content.length > limitBytes) {
        throw new ProblemException(Problem.tooLarge(limitBytes));
      }
      return content;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.malformed("says that it is gzip but cannot be inflated: " + e.getMessage()));
    }
  }
}
