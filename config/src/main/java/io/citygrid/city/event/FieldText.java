package io.citygrid.city.event;

import java.text.Normalizer;

/** Rules for text in messages. */
final class FieldText {
  private FieldText() {}

  /**
   * An identifier: not blank, no control characters (index names and keys are made of it), at most
   * so many characters.
   */
  static String id(String field, String value, int maxLength) {
    if (value.isBlank()) {
      throw invalid(field, "must not be blank");
    }
    return idOrEmpty(field, value, maxLength);
  }

  /** An identifier that may be missing. */
  static String idOrEmpty(String field, String value, int maxLength) {
    String text = limited(field, value, maxLength);
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        throw invalid(field, "must not contain control characters");
      }
    }
    return text;
  }

  /** Free text in NFC, so that the same words are the same text whoever typed them. */
  static String prose(String field, String value, int maxLength) {
    return limited(field, value, maxLength);
  }

  private static String limited(String field, String value, int maxLength) {
    String text =
        Normalizer.isNormalized(value, Normalizer.Form.NFC)
            ? value
            : Normalizer.normalize(value, Normalizer.Form.NFC);
    if (text.length() > maxLength) {
      throw invalid(
          field, "must have at most " + maxLength + " characters but has " + text.length());
    }
    return text;
  }

  private static InvalidFieldException invalid(String field, String message) {
    return new InvalidFieldException(DeadLetterReason.INVALID_VALUE, field, message);
  }
}
