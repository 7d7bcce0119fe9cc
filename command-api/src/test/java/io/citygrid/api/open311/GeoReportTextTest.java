package io.citygrid.api.open311;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.Names;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.CaseView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class GeoReportTextTest {
  private static final ServiceRequest WORDS = new ServiceRequest(Testville.city(), Names::en);

  /** Any parser of XML reads what JSON says. */
  @Test
  void bothFormsSayTheSame() throws Exception {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("description", "a < b && c > \"d\" ]]> \u0007 垃圾 \uD83D\uDEB2");
    fields.put("lat", 31.075);
    fields.put("zipcode", null);
    List<Map<String, @Nullable Object>> entries = List.of(fields, Map.of("lat", 1.5));

    NodeList requests = xml(GeoReportText.XML.write("requests", "request", entries), "request");
    JsonArray json = new JsonArray(GeoReportText.JSON.write("requests", "request", entries));
    assertThat(requests.getLength()).isEqualTo(2).isEqualTo(json.size());
    Element first = (Element) requests.item(0);
    JsonObject same = json.getJsonObject(0);
    assertThat(text(first, "description"))
        .isEqualTo(same.getString("description").replace('\u0007', '\uFFFD'));
    assertThat(text(first, "lat")).isEqualTo(same.getDouble("lat").toString());
    assertThat(text(first, "zipcode")).isEmpty();
    assertThat(same.containsKey("zipcode")).isTrue();
    assertThat(same.getValue("zipcode")).isNull();
  }

  @Test
  void aCaseIsARequestInTheWordsOfGeoReport() {
    CaseEvent event = TestvilleMessages.UNDER_CHECK;

    Map<String, @Nullable Object> request = WORDS.request(CaseView.of(event));
    assertThat(request)
        .containsEntry("service_request_id", event.caseId())
        .containsEntry("status", "open")
        .containsEntry("service_code", "E0101")
        .containsEntry("service_name", "Exposed waste")
        .containsEntry("agency_responsible", "River District Urban Management")
        .containsEntry("expected_datetime", "2026-03-02T04:15:00Z")
        .containsEntry("address", "Testville, River District, North Street");
    assertThat(request.values().toString()).doesNotContain("handler-3", "supervisor-1");
  }

  @Test
  void everyCategoryIsAService() {
    assertThat(WORDS.services()).hasSameSizeAs(Testville.city().categories());
    assertThat(WORDS.services())
        .extracting(service -> service.get("service_code"))
        .doesNotHaveDuplicates();
  }

  private static NodeList xml(String text, String element) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .getElementsByTagName(element);
  }

  private static String text(Element request, String name) {
    return request.getElementsByTagName(name).item(0).getTextContent();
  }
}
