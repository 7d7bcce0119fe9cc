package io.citygrid.city.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.citygrid.city.event.DeadLetterReason;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The codec of a public record: strict JSON, see {@link RecordForm}. */
final class RecordCodec<R extends Record> implements Codec<R> {
  private static final int MAX_DEPTH = 100;
  private static final int INITIAL_BYTES = 512;
  private static final int MAX_NUMBER_LENGTH = 200;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // Read as such, so that NaN is an invalid value at its field rather than broken JSON.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          // The shortest form on every JDK; Double.toString differs before and after JDK 19.
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonForm<R> form;
  private final int maxBytes;

  /**
   * @param maxBytes a message may be at most this large
   */
  RecordCodec(Class<R> type, int maxBytes) {
    this.form = new RecordForm<>(type);
    this.maxBytes = maxBytes;
  }

  @Override
  public byte[] encode(R message) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(INITIAL_BYTES)) {
      try (JsonGenerator generator = JSON.createGenerator(bytes)) {
        form.write(generator, message);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
  }

  @Override
  public R decode(byte[] bytes) throws WireException {
    if (bytes.length > maxBytes) {
      throw new WireException(
          DeadLetterReason.TOO_LARGE,
          "",
          "has " + bytes.length + " bytes; at most " + maxBytes + " are allowed");
    }
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() == null) {
        throw malformed("is empty");
      }
      R message = form.read(parser);
      if (parser.nextToken() != null) {
        throw malformed("something follows after the end of the message");
      }
      return message;
    } catch (StreamConstraintsException e) {
      throw new WireException(DeadLetterReason.INVALID_VALUE, "", e.getOriginalMessage());
    } catch (JsonParseException e) {
      throw malformed(e.getOriginalMessage());
    } catch (IOException | RuntimeException e) {
      // Whatever the bytes make the parser do, a reader of a topic must not stop at them.
      throw malformed("cannot be read: " + e.getMessage());
    }
  }

  private static WireException malformed(String detail) {
    return new WireException(DeadLetterReason.MALFORMED_JSON, "", detail);
  }
}
