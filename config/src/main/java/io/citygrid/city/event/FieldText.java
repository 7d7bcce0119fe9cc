package io.citygrid.city.event;

import java.text.Normalizer;

/** Rules for text in messages. */
final class FieldText {
  private static final char FIRST_COMBINING = '\u0300';

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
        isUsual(value) || Normalizer.isNormalized(value, Normalizer.Form.NFC)
            ? value
            : Normalizer.normalize(value, Normalizer.Form.NFC);
    if (text.length() > maxLength) {
      throw invalid(
          field, "must have at most " + maxLength + " characters but has " + text.length());
    }
    return text;
  }

  /**
   * True when every character is one of those that are in NFC whatever stands beside them: Latin,
   * Han, and the punctuation that comes with Han. This is asked of every text of every message, and
   * mostly is the whole answer.
   */
  private static boolean isUsual(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isUsual(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Never a combining mark, nor what one before or after it is composed with. */
  static boolean isUsual(char c) {
    return c < FIRST_COMBINING
        || (c >= '\u4E00' && c <= '\u9FFF')
        || (c >= '\u3000' && c <= '\u3029')
        || (c >= '\uFF01' && c <= '\uFF5E');
  }

  private static InvalidFieldException invalid(String field, String message) {
    return new InvalidFieldException(DeadLetterReason.INVALID_VALUE, field, message);
  }
}
