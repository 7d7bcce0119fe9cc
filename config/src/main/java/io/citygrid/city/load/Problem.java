package io.citygrid.city.load;

/**
 * One thing that is wrong with a city's files.
 *
 * @param file path relative to the city's directory
 * @param where line, such as {@code line 12}, or feature, such as {@code feature 3 (id 340202)};
 *     empty when it concerns the whole file
 * @param field the field or column; empty when it concerns the whole row
 * @param message one sentence that says what is wrong and what would be right
 */
public record Problem(String file, String where, String field, String message) {
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (!where.isEmpty()) {
      text.append(", ").append(where);
    }
    if (!field.isEmpty()) {
      text.append(", ").append(field);
    }
    return text.append(": ").append(message).toString();
  }
}
