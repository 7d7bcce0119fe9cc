package io.citygrid.city.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.citygrid.city.event.DeadLetterReason;
import java.io.IOException;

/** The codec of a public record: strict JSON, see {@link RecordForm}. */
final class RecordCodec<R extends Record> implements Codec<R> {
  private static final int MAX_DEPTH = 100;
  private static final int INITIAL_BYTES = 4 * 1024;
  private static final int MAX_NUMBER_LENGTH = 200;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // Read as such, so that NaN is an invalid value at its field rather than broken JSON.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** One for each thread that writes: most messages are of some hundred bytes. */
  private static final ThreadLocal<JsonText> BUFFERS =
      ThreadLocal.withInitial(() -> new JsonText(INITIAL_BYTES));

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
    JsonText json = BUFFERS.get();
    json.clear();
    form.write(json, message);
    return json.bytes();
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
