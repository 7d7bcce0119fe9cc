package io.citygrid.city.load;

import io.citygrid.city.Names;
import io.citygrid.city.NotificationRules;
import io.citygrid.city.NotifiedStep;
import io.citygrid.city.ReportSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code notifications.yaml}: which reporters are told of which step, of which departments are, and
 * in which words. A city without the file tells what the default file beside this class says; a
 * step without a text is told to nobody.
 */
final class NotificationsYaml {
  static final String FILE = "notifications.yaml";

  /** Longer texts no gateway takes as one message. */
  private static final int MOST_CHARACTERS = 500;

  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

  private NotificationsYaml() {}

  /** The rules, as far as they can be read. */
  static NotificationRules read(CityFiles files, Problems problems) {
    byte[] content = files.contents().get(FILE);
    Set<ReportSource> sources = EnumSet.noneOf(ReportSource.class);
    Map<NotifiedStep, Names> texts = new EnumMap<>(NotifiedStep.class);
    YamlSection.read(content == null ? DefaultFile.content(FILE) : content, FILE, problems)
        .ifPresent(
            sheet -> {
              sheet.allow("sources", "texts");
              readSources(sheet, sources);
              sheet.section("texts").ifPresent(section -> readTexts(section, texts));
            });
    return new NotificationRules(sources, texts);
  }

  private static void readSources(YamlSection sheet, Set<ReportSource> sources) {
    for (YamlSection.Scalar scalar : sheet.scalars("sources")) {
      Optional<ReportSource> source = EnumText.find(ReportSource.class, scalar.text());
      source.ifPresent(sources::add);
      if (source.isEmpty()) {
        sheet.refuseAt(
            scalar.line(), "sources", EnumText.mustBe(ReportSource.class, scalar.text()));
      }
    }
  }

  private static void readTexts(YamlSection section, Map<NotifiedStep, Names> texts) {
    for (String key : section.keys()) {
      Optional<NotifiedStep> step = EnumText.find(NotifiedStep.class, key);
      if (step.isEmpty()) {
        section.refuse(key, EnumText.mustBe(NotifiedStep.class, key));
        continue;
      }
      Names text = section.names(key);
      Set<String> known = NotificationRules.placeholders(step.get());
      checkText(section, key, text.zh(), known);
      checkText(section, key, text.en(), known);
      texts.put(step.get(), text);
    }
  }

  private static void checkText(YamlSection section, String key, String text, Set<String> known) {
    if (text.length() > MOST_CHARACTERS) {
      section.refuse(
          key,
          "must have at most %d characters but has %d".formatted(MOST_CHARACTERS, text.length()));
    }
    String rest = BRACES.matcher(text).replaceAll("");
    if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
      section.refuse(key, "has a brace without the other");
    }
    Matcher braces = BRACES.matcher(text);
    while (braces.find()) {
      if (!known.contains(braces.group(1))) {
        section.refuse(
            key,
            "knows no placeholder {%s}; known are %s"
                .formatted(braces.group(1), known.stream().sorted().toList()));
      }
    }
  }
}
