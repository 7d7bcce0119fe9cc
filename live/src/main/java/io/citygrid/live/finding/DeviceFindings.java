package io.citygrid.live.finding;

import io.citygrid.city.InsightRules;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.FindingAbout;
import io.citygrid.city.event.FindingKind;
import io.citygrid.live.finding.SeenCase.Standing;
import io.citygrid.live.insight.FalseDiscovery;
import io.citygrid.live.insight.ShareChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Devices that cry wolf: a greater share of their alerts was false than of the alerts of all other
 * devices by the same rule. An alert is false when its case was rejected, or when it was over after
 * a few minutes and nobody had confirmed it; one that goes on longer, or whose case was handled, is
 * not; of one that has only begun nothing is said yet.
 */
final class DeviceFindings {
  private final Known known;
  private final InsightRules.Devices rules;
  private final double falseShare;
  private final Map<String, Standing> standings = new HashMap<>();

  private DeviceFindings(Known known) {
    this.known = known;
    this.rules = known.city().insight().devices();
    this.falseShare = known.city().insight().falseShare();
    known.cases().forEach(one -> standings.put(one.caseId(), one.standing()));
  }

  static List<Standout> find(Known known) {
    return new DeviceFindings(known).find();
  }

  /** How the judged alerts of a device, or of a rule, stand. */
  private record Judged(List<SeenAlert> all, List<SeenAlert> wrong) {
    Judged() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void add(SeenAlert alert, boolean isFalse) {
      all.add(alert);
      if (isFalse) {
        wrong.add(alert);
      }
    }
  }

  private List<Standout> find() {
    Map<String, Map<String, Judged>> byRule = new TreeMap<>();
    for (SeenAlert alert : known.alerts()) {
      boolean isFalse = isFalse(alert);
      if (known.day(alert.sinceMillis()) > -rules.days()
          && known.city().findDevice(alert.device()).isPresent()
          && (isFalse || isTrue(alert))) {
        byRule
            .computeIfAbsent(alert.rule(), rule -> new TreeMap<>())
            .computeIfAbsent(alert.device(), device -> new Judged())
            .add(alert, isFalse);
      }
    }
    List<Standout> asked = new ArrayList<>();
    byRule.forEach((rule, devices) -> asked.addAll(asked(rule, devices)));
    return FalseDiscovery.trusted(asked, Standout::chance, Standout::subject, falseShare).stream()
        .filter(one -> one.observed() >= rules.leastShare() * one.outOf())
        .toList();
  }

  private List<Standout> asked(String rule, Map<String, Judged> devices) {
    int all = devices.values().stream().mapToInt(each -> each.all().size()).sum();
    int wrong = devices.values().stream().mapToInt(each -> each.wrong().size()).sum();
    List<Standout> asked = new ArrayList<>();
    devices.forEach(
        (device, own) -> {
          if (own.all().size() >= rules.leastAlerts()) {
            int others = all - own.all().size();
            asked.add(standout(rule, device, own, wrong - own.wrong().size(), others));
          }
        });
    return asked;
  }

  private Standout standout(String rule, String device, Judged own, int wrong, int others) {
    List<SeenAlert> newestFirst =
        own.wrong().stream()
            .sorted(
                Comparator.comparingLong(SeenAlert::sinceMillis)
                    .reversed()
                    .thenComparing(SeenAlert::alertId))
            .limit(Finding.MOST_EVIDENCE)
            .toList();
    SeenAlert any = own.all().get(own.all().size() - 1);
    return new Standout(
        FindingKind.FALSE_ALARMS,
        device + "/" + rule,
        FindingAbout.device(device),
        any.areaPath(),
        any.areaPath(),
        any.position(),
        0,
        rules.days(),
        own.wrong().size(),
        own.all().size(),
        others == 0 ? 0 : (double) own.all().size() * wrong / others,
        ShareChange.atLeast(own.wrong().size(), own.all().size(), wrong, others),
        newestFirst.stream().map(SeenAlert::caseId).filter(id -> !id.isEmpty()).toList(),
        newestFirst.stream().map(SeenAlert::alertId).toList());
  }

  private boolean isFalse(SeenAlert alert) {
    return switch (standing(alert)) {
      case DENIED -> true;
      case CONFIRMED -> false;
      case UNKNOWN -> alert.clearedMillis() != null && isBrief(alert, alert.clearedMillis());
    };
  }

  private boolean isTrue(SeenAlert alert) {
    return switch (standing(alert)) {
      case DENIED -> false;
      case CONFIRMED -> true;
      case UNKNOWN ->
          !isBrief(alert, alert.clearedMillis() == null ? known.atMillis() : alert.clearedMillis());
    };
  }

  private boolean isBrief(SeenAlert alert, long untilMillis) {
    return untilMillis - alert.sinceMillis() < Duration.ofMinutes(rules.briefMinutes()).toMillis();
  }

  private Standing standing(SeenAlert alert) {
    return standings.getOrDefault(alert.caseId(), Standing.UNKNOWN);
  }
}
