package io.citygrid.api.open311;

import io.citygrid.casework.life.CaseExplanation;
import io.citygrid.city.Area;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.Department;
import io.citygrid.city.Names;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.view.CaseView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cases and categories in the words of GeoReport. Pure. */
final class ServiceRequest {
  private final City city;
  private final Function<Names, String> language;

  ServiceRequest(City city, Function<Names, String> language) {
    this.city = city;
    this.language = language;
  }

  /** The categories of the city: what can be requested. */
  List<Map<String, @Nullable Object>> services() {
    List<Map<String, @Nullable Object>> services = new ArrayList<>();
    for (Category category : city.categories()) {
      Map<String, @Nullable Object> service = new LinkedHashMap<>();
      service.put("service_code", category.code());
      service.put("service_name", language.apply(category.names()));
      service.put("description", describe(category));
      service.put("metadata", false);
      service.put("type", "realtime");
      service.put("keywords", "");
      service.put("group", language.apply(category.className()));
      services.add(service);
    }
    return services;
  }

  private String describe(Category category) {
    return city.standardsOf(category.code()).stream()
        .map(standard -> language.apply(standard.filedWhen()))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** A case; what nobody knows is null. */
  Map<String, @Nullable Object> request(CaseView view) {
    var event = view.event();
    var position = view.position();
    Names explanation = CaseExplanation.of(event, city);
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    request.put("service_request_id", view.id());
    request.put("status", view.state().isOpen() ? "open" : "closed");
    request.put("status_notes", language.apply(explanation));
    request.put(
        "service_name",
        city.findCategory(view.category())
            .map(Category::names)
            .map(language)
            .orElse(view.category()));
    request.put("service_code", view.category());
    request.put("description", view.description());
    request.put(
        "agency_responsible",
        city.findDepartment(view.department()).map(Department::names).map(language).orElse(null));
    request.put("service_notice", null);
    request.put("requested_datetime", view.reportedAt().toString());
    request.put("updated_datetime", view.at().toString());
    request.put(
        "expected_datetime",
        event.current().limits().stream()
            .filter(limit -> limit.stage() == LimitStage.HANDLING)
            .findFirst()
            .map(CaseLimit::dueAt)
            .map(Instant::toString)
            .orElse(null));
    request.put("address", address(view));
    request.put("address_id", null);
    request.put("zipcode", null);
    request.put("lat", position == null ? null : position.lat());
    request.put("long", position == null ? null : position.lon());
    request.put("media_url", null);
    return request;
  }

  private @Nullable String address(CaseView view) {
    String path =
        view.areaPath().stream()
            .map(code -> city.findArea(code).map(Area::names).map(language).orElse(code))
            .collect(Collectors.joining(", "));
    return Optional.of(path).filter(text -> !text.isEmpty()).orElse(null);
  }
}
