package io.citygrid.api.evaluation;

import io.citygrid.casework.evaluation.Measured;
import io.citygrid.city.HotlineBounds;
import io.citygrid.city.Indicator;
import io.citygrid.city.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Evaluations as a table: a row for each subject, a column for each indicator; a rate as its value,
 * numerator and denominator; empty where the subject has none. UTF-8 with a byte order mark, so
 * that spreadsheets read Chinese; a text that a spreadsheet would run as a formula is quoted with
 * an apostrophe.
 */
final class IndicatorCsv {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String END = "\r\n";
  private static final int DIGITS = 4;

  private IndicatorCsv() {}

  /**
   * The table.
   *
   * @param chinese true for Chinese headings and names, false for English
   */
  static String of(Evaluated evaluated, boolean chinese) {
    Function<Names, String> language = chinese ? Names::zh : Names::en;
    StringBuilder table = new StringBuilder(BYTE_ORDER_MARK);
    table.append(line(headings(evaluated, language, chinese))).append(END);
    for (Numbers numbers : evaluated.numbers()) {
      table.append(line(row(evaluated, numbers, language))).append(END);
    }
    return table.toString();
  }

  private static List<String> headings(
      Evaluated evaluated, Function<Names, String> language, boolean chinese) {
    HotlineBounds bounds = evaluated.question().city().evaluation().hotline();
    List<String> headings = new ArrayList<>();
    headings.addAll(
        chinese
            ? List.of("编码", "名称", "起", "止", "得分", "等级")
            : List.of("Code", "Name", "From", "To", "Score", "Grade"));
    headings.addAll(
        chinese
            ? List.of("平均处置时长（工作分钟）", "90%处置时长（工作分钟）")
            : List.of(
                "Handling time, mean (working minutes)",
                "Handling time, 90th percentile (working minutes)"));
    for (Indicator indicator : Indicator.values()) {
      String name = language.apply(ContactNames.of(indicator, bounds));
      headings.add(name);
      if (indicator.isRate()) {
        headings.add(name + (chinese ? "（分子）" : " (numerator)"));
        headings.add(name + (chinese ? "（分母）" : " (denominator)"));
      }
    }
    return headings;
  }

  private static List<String> row(
      Evaluated evaluated, Numbers numbers, Function<Names, String> language) {
    Question question = evaluated.question();
    List<String> row = new ArrayList<>();
    row.add(numbers.subject().id());
    row.add(language.apply(numbers.subject().names()));
    row.add(question.from(question.period()).atZone(question.zone()).toOffsetDateTime().toString());
    row.add(question.to(question.period()).atZone(question.zone()).toOffsetDateTime().toString());
    row.add(numbers.score().map(score -> rounded(score.points())).orElse(""));
    row.add(numbers.score().map(score -> score.grade()).orElse(""));
    row.add(numbers.handlingTime().map(time -> rounded(Evaluated.minutes(time.mean()))).orElse(""));
    row.add(
        numbers
            .handlingTime()
            .map(time -> rounded(Evaluated.minutes(time.percentile90())))
            .orElse(""));
    for (Indicator indicator : Indicator.values()) {
      Optional<Measured> number = Optional.ofNullable(numbers.measured().get(indicator));
      if (indicator.isRate()) {
        row.add(
            number
                .map(Measured::value)
                .filter(OptionalDouble::isPresent)
                .map(value -> rounded(value.getAsDouble()))
                .orElse(""));
        row.add(number.map(rate -> Long.toString(rate.numerator())).orElse(""));
      }
      row.add(number.map(count -> Long.toString(count.denominator())).orElse(""));
    }
    return row;
  }

  private static String rounded(double value) {
    return BigDecimal.valueOf(value)
        .setScale(DIGITS, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String line(List<String> cells) {
    return String.join(",", cells.stream().map(IndicatorCsv::cell).toList());
  }

  /** One cell: harmless in a spreadsheet, quoted where it must be (RFC 4180). */
  static String cell(String text) {
    String harmless = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    return harmless.matches("(?s).*[\",\\r\\n].*")
        ? "\"" + harmless.replace("\"", "\"\"") + "\""
        : harmless;
  }
}
