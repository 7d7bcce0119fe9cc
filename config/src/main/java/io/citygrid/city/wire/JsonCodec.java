package io.citygrid.city.wire;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.citygrid.city.event.DeadLetterReason;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * JSON by Jackson, strict: no scalar is coerced, a missing or null required field is refused,
 * nothing may follow the value. Unknown fields are ignored, so that an older reader understands a
 * newer writer. Times are ISO-8601 in UTC.
 */
final class JsonCodec<T> implements Codec<T> {
  /** Shared by all codecs; never handed out. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final ObjectWriter writer;
  private final ObjectReader reader;

  JsonCodec(Class<T> type) {
    this.writer = MAPPER.writerFor(type);
    this.reader = MAPPER.readerFor(type);
  }

  @Override
  public byte[] encode(T message) {
    try {
      return writer.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of the city must have a JSON form", e);
    }
  }

  @Override
  public T decode(byte[] bytes) throws WireException {
    try {
      return reader.readValue(bytes);
    } catch (ValueInstantiationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new WireException(
          DeadLetterReason.INVALID_VALUE, path(e), String.valueOf(cause.getMessage()));
    } catch (JsonParseException e) {
      throw new WireException(DeadLetterReason.MALFORMED_JSON, "", e.getOriginalMessage());
    } catch (MismatchedInputException e) {
      throw new WireException(DeadLetterReason.WRONG_TYPE, path(e), e.getOriginalMessage());
    } catch (IOException e) {
      throw new WireException(DeadLetterReason.MALFORMED_JSON, "", String.valueOf(e.getMessage()));
    }
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
