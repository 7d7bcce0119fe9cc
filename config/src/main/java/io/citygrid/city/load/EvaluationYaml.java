package io.citygrid.city.load;

import io.citygrid.city.Evaluation;
import io.citygrid.city.Evaluation.Band;
import io.citygrid.city.Evaluation.Grade;
import io.citygrid.city.Evaluation.Weighted;
import io.citygrid.city.HotlineBounds;
import io.citygrid.city.Indicator;
import io.citygrid.city.PatrolRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code evaluation.yaml}: weights, bands and grades. A city may do without it; then the file of
 * the same name beside this class holds; also for what a grid worker's score is made of and for the
 * bounds of the hotline where its own file does not say that.
 */
final class EvaluationYaml {
  static final String FILE = "evaluation.yaml";
  private static final String WORKER = "worker";
  private static final String PATROL = "patrol";
  private static final double MOST_POINTS = 100;
  private static final String HOTLINE = "hotline";
  private static final int MOST_CALL_SECONDS = 3_600;
  private static final int MOST_LETTER_HOURS = 31 * 24;
  private static final int MINUTES_OF_DAY = 24 * 60;
  private static final double WORST_ACCURACY_METERS = 1_000;

  private EvaluationYaml() {}

  /** The evaluation, as far as it can be read. */
  static Evaluation read(CityFiles files, Problems problems) {
    byte[] usual = DefaultFile.content(FILE);
    byte[] content = files.contents().getOrDefault(FILE, usual);
    YamlSection sheet =
        YamlSection.read(content, FILE, problems)
            .or(() -> YamlSection.read(usual, FILE, problems))
            .orElseThrow();
    sheet.allow("area", "department", WORKER, "grades", "leastCases", PATROL, HOTLINE);
    return new Evaluation(
        parts(sheet, "area"),
        parts(sheet, "department"),
        workers(sheet, problems),
        grades(sheet),
        (int) sheet.number("leastCases", 0, 0),
        patrol(sheet, problems),
        hotline(sheet, problems));
  }

  private static PatrolRule patrol(YamlSection sheet, Problems problems) {
    DefaultedYaml patrol = DefaultedYaml.section(sheet, PATROL, FILE, problems);
    return new PatrolRule(
        patrol.whole("leastMinutes", 1, MINUTES_OF_DAY),
        patrol.number("worstAccuracyMeters", 1, WORST_ACCURACY_METERS));
  }

  private static HotlineBounds hotline(YamlSection sheet, Problems problems) {
    DefaultedYaml hotline = DefaultedYaml.section(sheet, HOTLINE, FILE, problems);
    return new HotlineBounds(
        Duration.ofSeconds(hotline.whole("callSeconds", 1, MOST_CALL_SECONDS)),
        Duration.ofMinutes(hotline.whole("textMinutes", 1, MINUTES_OF_DAY)),
        Duration.ofHours(hotline.whole("letterHours", 1, MOST_LETTER_HOURS)),
        hotline.share("leastReached"));
  }

  /** Files were written before grid workers were scored. */
  private static List<Weighted> workers(YamlSection sheet, Problems problems) {
    if (sheet.has(WORKER)) {
      return parts(sheet, WORKER);
    }
    return YamlSection.read(DefaultFile.content(FILE), FILE, problems)
        .map(usual -> parts(usual, WORKER))
        .orElse(List.of());
  }

  private static List<Weighted> parts(YamlSection sheet, String key) {
    List<Weighted> parts = new ArrayList<>();
    Set<Indicator> seen = EnumSet.noneOf(Indicator.class);
    for (YamlSection part : sheet.sections(key)) {
      part.allow("indicator", "weight", "bands", "lowerIsBetter");
      if (part.required("indicator").isEmpty()) {
        continue;
      }
      Optional<Indicator> indicator = part.oneOf("indicator", Indicator.class);
      if (!key.equals(WORKER)
          && indicator.filter(of -> of.counted() == Indicator.Counted.CELL_DAYS).isPresent()) {
        part.refuse("indicator", "is measured of grid workers only");
      }
      if (indicator.isPresent() && !seen.add(indicator.get())) {
        part.refuse("indicator", indicator.get() + " is there twice");
      }
      indicator.flatMap(of -> part(part, of)).ifPresent(parts::add);
    }
    if (parts.isEmpty()) {
      sheet.refuse(key, "must list what the score is made of");
    }
    return parts;
  }

  private static Optional<Weighted> part(YamlSection part, Indicator indicator) {
    double weight = part.number("weight", 0, 0);
    List<Band> bands = bands(part);
    boolean lowerIsBetter = part.flag("lowerIsBetter", false);
    if (!(weight > 0)) {
      part.refuse("weight", "must be a number above 0");
      return Optional.empty();
    }
    if (bands.isEmpty() && !indicator.isRate()) {
      part.refuse("bands", indicator + " is a count, not a rate; say what which numbers are worth");
      return Optional.empty();
    }
    if (!bands.isEmpty() && lowerIsBetter) {
      part.refuse("lowerIsBetter", "goes without bands; the bands already say what is better");
    }
    return Optional.of(new Weighted(indicator, weight, bands, lowerIsBetter));
  }

  private static List<Band> bands(YamlSection part) {
    List<Band> bands = new ArrayList<>();
    double before = Double.NEGATIVE_INFINITY;
    List<YamlSection> entries = part.sections("bands");
    for (int i = 0; i < entries.size(); i++) {
      YamlSection entry = entries.get(i);
      entry.allow("below", "points");
      boolean last = i == entries.size() - 1;
      if (entry.has("below") == last) {
        entry.refuse("below", "must be there in every band but the last");
      }
      Optional<Double> below =
          last ? Optional.empty() : Optional.of(entry.number("below", 0, before));
      if (below.isPresent() && below.get() <= before) {
        entry.refuse("below", "must be greater than that of the band before");
      }
      before = below.orElse(before);
      bands.add(new Band(below, points(entry, "points")));
    }
    return bands;
  }

  private static List<Grade> grades(YamlSection sheet) {
    List<Grade> grades = new ArrayList<>();
    double before = Double.POSITIVE_INFINITY;
    for (YamlSection entry : sheet.sections("grades")) {
      entry.allow("name", "least");
      String name = entry.required("name");
      double least = points(entry, "least");
      if (least >= before) {
        entry.refuse("least", "must be smaller than that of the grade before");
      }
      before = least;
      grades.add(new Grade(name, least));
    }
    if (grades.isEmpty() || before > 0) {
      sheet.refuse("grades", "must end with a grade whose least is 0");
    }
    return grades;
  }

  private static double points(YamlSection entry, String key) {
    double points = entry.required(key).isEmpty() ? 0 : entry.number(key, 0, 0);
    if (points > MOST_POINTS) {
      entry.refuse(key, "must be at most 100");
    }
    return points;
  }
}
