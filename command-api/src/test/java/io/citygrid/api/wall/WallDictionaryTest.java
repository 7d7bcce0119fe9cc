package io.citygrid.api.wall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citygrid.city.AlertLevel;
import io.citygrid.city.CategoryKind;
import io.citygrid.city.LimitUnit;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.CandidateReason;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.FindingKind;
import io.citygrid.city.event.FindingState;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeState;
import io.citygrid.city.event.Satisfaction;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.view.WorkKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The two dictionaries of the wall against each other, the page and the words of the city. */
class WallDictionaryTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
  private static final Pattern USED_IN_SCRIPT =
      Pattern.compile("\\bt\\('([^']+)'|(?:section|button)\\('([^']+)'|\\['([a-z]+\\.\\w+)',");
  private static final Pattern USED_IN_PAGE =
      Pattern.compile("data-i18n(?:-[a-z-]+)?=\"([^\"]+)\"");

  private final Map<String, String> chinese = dictionary("zh");
  private final Map<String, String> english = dictionary("en");

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(chinese.keySet()).isEqualTo(english.keySet());
  }

  @Test
  void eachSentenceHasTheSamePlaceholdersInBothLanguages() {
    chinese.forEach(
        (key, sentence) ->
            assertThat(placeholders(sentence))
                .as(key)
                .isEqualTo(placeholders(english.getOrDefault(key, ""))));
  }

  @Test
  void noSentenceIsBlank() {
    assertThat(chinese).allSatisfy((key, sentence) -> assertThat(sentence).as(key).isNotBlank());
    assertThat(english).allSatisfy((key, sentence) -> assertThat(sentence).as(key).isNotBlank());
  }

  @Test
  void everyKeyThatThePageUsesIsInTheDictionary() {
    Set<String> used = new TreeSet<>();
    PageFiles.list(".js").forEach(file -> collect(USED_IN_SCRIPT, PageFiles.read(file), used));
    PageFiles.list(".html").forEach(file -> collect(USED_IN_PAGE, PageFiles.read(file), used));
    assertThat(used).hasSizeGreaterThan(60);
    assertThat(chinese.keySet()).containsAll(used);
  }

  @Test
  void everyWordOfTheCityHasATranslation() {
    assertTranslated("state", CaseState.values());
    assertTranslated("alertState", AlertState.values());
    assertTranslated("level", AlertLevel.values());
    assertTranslated("reason", DeskReason.values());
    assertTranslated("why", DeskReason.values());
    assertTranslated("source", ReportSource.values());
    assertTranslated("kind", CategoryKind.values());
    assertTranslated("limit", LimitUnit.values());
    assertTranslated("move", Move.values());
    assertTranslated("work", WorkKind.values());
    assertTranslated("stage", LimitStage.values());
    assertTranslated("flag", CaseFlag.values());
    assertTranslated("role", ActorRole.values());
    assertTranslated("findingKind", FindingKind.values());
    assertTranslated("findingState", FindingState.values());
    assertTranslated("sourceKind", SourceKind.values());
    assertTranslated("sourceFault", SourceFault.values());
    assertThat(chinese.keySet())
        .contains(
            "findings.part.DEPARTMENT_BEHIND",
            "findings.part.FALSE_ALARMS",
            "findings.openCase.idle",
            "findings.openCase.asked",
            "findings.openCase.taken",
            "findings.openCase.failed");
    assertTranslated("officeState", OfficeState.values());
    assertTranslated("officeMove", OfficeMove.values());
    assertTranslated(
        "officeAct",
        Arrays.stream(OfficeMove.values())
            .filter(move -> move != OfficeMove.DRAW_UP && !move.isOfTheClock())
            .toArray(OfficeMove[]::new));
    assertThat(chinese.keySet())
        .contains(
            "findings.office.done",
            "findings.office.again",
            "findings.office.failed",
            "office.older.idle",
            "office.older.asked",
            "office.older.failed");
    assertTranslated("light", Light.values());
    assertThat(chinese.keySet())
        .contains("filing.asked", "filing.taken", "filing.unreachable", "filing.refused");
    assertTranslated("satisfaction", Satisfaction.values());
    assertTranslated("candidateReason", CandidateReason.values());
  }

  @Test
  void whatTheCityDoesNotNameIsNamedByThePage() {
    assertThat(chinese.keySet())
        .contains("rule.traffic-incident", "metric.speed", "rule.crowd", "metric.people");
  }

  private void assertTranslated(String group, Enum<?>[] words) {
    List<String> keys = Arrays.stream(words).map(word -> group + "." + word.name()).toList();
    assertThat(chinese.keySet()).containsAll(keys);
  }

  private static void collect(Pattern pattern, String text, Set<String> into) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          into.add(matcher.group(group));
        }
      }
    }
  }

  private static Set<String> placeholders(String sentence) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(sentence);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static TreeMap<String, String> dictionary(String language) {
    try {
      Path file = PageFiles.directory().resolve("language").resolve(language + ".json");
      return new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {});
    } catch (IOException e) {
      throw new IllegalStateException("the dictionary of " + language + " cannot be read", e);
    }
  }
}
