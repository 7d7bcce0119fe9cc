package io.citygrid.api.city;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** An answer that a client may keep and ask whether it is still current, packed for the way. */
final class Representation {
  private static final int WORTH_PACKING_BYTES = 1_400;

  private Representation() {}

  /** True when the client has it already; then the answer is given. */
  static boolean isKnown(RoutingContext context, String tag) {
    HttpServerResponse response =
        context
            .response()
            .putHeader("ETag", tag)
            .putHeader("Cache-Control", "private, no-cache")
            .putHeader("Vary", "Accept-Encoding, Authorization");
    if (!tag.equals(context.request().getHeader("If-None-Match"))) {
      return false;
    }
    response.setStatusCode(304).end();
    return true;
  }

  /** Packs when the client takes it and it is worth it. May be called off the event loop. */
  static Buffer pack(boolean acceptsGzip, byte[] content) {
    if (!acceptsGzip || content.length < WORTH_PACKING_BYTES) {
      return Buffer.buffer(content);
    }
    var packed = new ByteArrayOutputStream(content.length / 3 + 64);
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return Buffer.buffer(packed.toByteArray());
  }

  static boolean acceptsGzip(RoutingContext context) {
    String accepted = context.request().getHeader("Accept-Encoding");
    return accepted != null && accepted.contains("gzip");
  }

  /** Sends what {@link #pack} gave. */
  static void send(RoutingContext context, String mediaType, Buffer body) {
    boolean packed = body.length() > 1 && body.getByte(0) == 0x1f && body.getByte(1) == (byte) 0x8b;
    if (packed) {
      context.response().putHeader("Content-Encoding", "gzip");
    }
    context.response().putHeader("Content-Type", mediaType).end(body);
  }
}
