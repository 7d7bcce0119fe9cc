package io.citygrid.api.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import java.io.IOException;

/** JSON as it comes in: strict, and honest about where it breaks. */
public final class JsonText {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_NUMBER_LENGTH = 200;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .maxStringLength(RequestBody.BATCH_BYTES)
                          .build())
                  // Read as such, so that NaN is refused at its field and not as broken JSON.
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonText() {}

  /**
   * The object in these bytes.
   *
   * @throws ProblemException when they are not exactly one JSON object
   */
  public static ObjectNode object(byte[] bytes) {
    JsonNode node;
    try {
      node = MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new ProblemException(Problem.malformed("is not valid JSON" + where(e.getLocation())));
    } catch (IOException e) {
      throw new ProblemException(Problem.malformed("is not valid UTF-8 JSON: " + e.getMessage()));
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new ProblemException(Problem.malformed("must be a JSON object"));
  }

  private static String where(JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
