package io.citygrid.city;

/**
 * What a thing is called, in Chinese and in English. Neither is blank: where a city gives only one,
 * the loader uses it for both.
 */
public record Names(String zh, String en) {
  public Names {
    if (zh.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("a name must not be blank");
    }
  }
}
