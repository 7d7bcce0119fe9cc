package io.citygrid.api.evaluation;

import io.citygrid.casework.evaluation.Measured;
import io.citygrid.casework.evaluation.Period;
import io.citygrid.city.HotlineBounds;
import io.citygrid.city.Indicator;
import io.citygrid.city.Names;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Evaluations as JSON. Each number carries the address of the list of what it counts. */
final class IndicatorJson {
  private IndicatorJson() {}

  static JsonObject of(Evaluated evaluated) {
    Question question = evaluated.question();
    JsonArray subjects = new JsonArray();
    int rank = 0;
    for (Numbers numbers : evaluated.numbers()) {
      JsonObject subject = numbers(question, numbers, question.period());
      numbers
          .score()
          .ifPresent(
              score ->
                  subject.put(
                      "score",
                      new JsonObject().put("points", score.points()).put("grade", score.grade())));
      if (!question.isNamed() && numbers.score().isPresent()) {
        rank++;
        subject.put("rank", rank);
      }
      subjects.add(subject);
    }
    JsonObject body =
        new JsonObject()
            .put("scope", question.scope().name().toLowerCase(Locale.ROOT))
            .put("asOf", question.now().toString())
            .put("leastCases", question.city().evaluation().leastCases())
            .put("period", period(question, question.period()))
            .put("names", names(question.city().evaluation().hotline()))
            .put("subjects", subjects);
    evaluated
        .atEnd()
        .ifPresent(
            then ->
                body.put("changedSinceEnd", changes(then, evaluated.numbers().get(0).measured())));
    evaluated
        .previous()
        .ifPresent(
            then -> body.put("previous", earlier(question, then, question.period().previous())));
    evaluated
        .yearAgo()
        .ifPresent(
            then -> body.put("yearAgo", earlier(question, then, question.period().yearAgo())));
    return body;
  }

  /**
   * Cells and days behind a number.
   *
   * @param isPart true for the patrolled ones only
   */
  static JsonObject ofCellDays(List<CellDay> days, boolean isPart) {
    JsonArray items = new JsonArray();
    for (CellDay day : days) {
      if (day.isPatrolled() || !isPart) {
        items.add(
            new JsonObject()
                .put("day", day.day().toString())
                .put("layer", day.layer())
                .put("cell", day.cell())
                .put("minutes", day.minutes())
                .put("patrolled", day.isPatrolled()));
      }
    }
    return new JsonObject().put("items", items);
  }

  /** By how many cases each number has changed since the period was over; those that have. */
  private static JsonObject changes(Map<Indicator, Measured> then, Map<Indicator, Measured> now) {
    JsonObject changes = new JsonObject();
    then.forEach(
        (indicator, old) -> {
          Measured current = now.getOrDefault(indicator, old);
          if (!current.equals(old)) {
            changes.put(
                indicator.name(),
                new JsonObject()
                    .put("numerator", current.numerator() - old.numerator())
                    .put("denominator", current.denominator() - old.denominator()));
          }
        });
    return changes;
  }

  private static JsonObject names(HotlineBounds bounds) {
    JsonObject names = new JsonObject();
    for (Indicator indicator : Indicator.values()) {
      Names own = ContactNames.of(indicator, bounds);
      names.put(indicator.name(), names(own).put("rate", indicator.isRate()));
    }
    names.getJsonObject(Indicator.CALLS_REACHED_RATE.name()).put("least", bounds.leastReached());
    return names;
  }

  private static JsonObject names(Names names) {
    return new JsonObject().put("zh", names.zh()).put("en", names.en());
  }

  private static JsonObject earlier(Question question, Numbers numbers, Period period) {
    return numbers(question, numbers, period).put("period", period(question, period));
  }

  private static JsonObject period(Question question, Period period) {
    return new JsonObject()
        .put("unit", period.unit().name())
        .put("first", period.first().toString())
        .put("from", question.from(period).toString())
        .put("to", question.to(period).toString());
  }

  private static JsonObject numbers(Question question, Numbers numbers, Period period) {
    JsonObject indicators = new JsonObject();
    for (Measured measured : numbers.measured().values()) {
      indicators.put(measured.indicator().name(), number(question, numbers, period, measured));
    }
    JsonObject body =
        new JsonObject()
            .put("of", numbers.subject().id())
            .put("names", names(numbers.subject().names()))
            .put("indicators", indicators);
    numbers
        .handlingTime()
        .ifPresent(
            time -> {
              JsonObject handlingTime =
                  new JsonObject()
                      .put("count", time.cases())
                      .put("meanMinutes", Evaluated.minutes(time.mean()))
                      .put("percentile90Minutes", Evaluated.minutes(time.percentile90()));
              if (period.equals(question.period())) {
                handlingTime.put("cases", address(question, numbers.subject(), Indicator.HANDLED));
              }
              body.put("handlingTime", handlingTime);
            });
    return body;
  }

  private static JsonObject number(
      Question question, Numbers numbers, Period period, Measured measured) {
    JsonObject number = new JsonObject();
    measured.value().ifPresent(value -> number.put("value", value));
    if (measured.indicator().isRate()) {
      number.put("numerator", measured.numerator()).put("denominator", measured.denominator());
    }
    if (period.equals(question.period())) {
      String address = address(question, numbers.subject(), measured.indicator());
      number.put(list(measured.indicator()).field(), address);
    }
    return number;
  }

  /**
   * How the list behind a number is told.
   *
   * @param field that has its address
   * @param path that it ends with
   */
  private record Listed(String field, String path) {}

  private static Listed list(Indicator indicator) {
    return switch (indicator.counted()) {
      case CASES -> new Listed("cases", "cases");
      case CELL_DAYS -> new Listed("cellDays", "cell-days");
      case CONTACTS -> new Listed("contacts", "contacts");
    };
  }

  private static String address(Question question, Subject subject, Indicator indicator) {
    return "/v1/indicators/%s/%s?scope=%s&of=%s&period=%s"
        .formatted(
            indicator.name(),
            list(indicator).path(),
            question.scope().name().toLowerCase(Locale.ROOT),
            URLEncoder.encode(subject.id(), StandardCharsets.UTF_8),
            question.periodText());
  }
}
