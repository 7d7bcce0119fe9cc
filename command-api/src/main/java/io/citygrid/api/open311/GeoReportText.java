package io.citygrid.api.open311;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How GeoReport writes its answers: always a list, as JSON or as XML, with the same fields in both.
 * What is not known is null in JSON and an empty element in XML.
 */
enum GeoReportText {
  JSON("json", "application/json; charset=utf-8") {
    @Override
    String write(String list, String entry, List<Map<String, @Nullable Object>> entries) {
      JsonArray all = new JsonArray();
      entries.forEach(
          fields -> {
            JsonObject object = new JsonObject();
            fields.forEach(object::put);
            all.add(object);
          });
      return all.encode();
    }
  },
  XML("xml", "text/xml; charset=utf-8") {
    @Override
    String write(String list, String entry, List<Map<String, @Nullable Object>> entries) {
      StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
      open(xml, list);
      for (Map<String, @Nullable Object> fields : entries) {
        open(xml, entry);
        fields.forEach(
            (name, value) -> {
              open(xml, name);
              escape(xml, value == null ? "" : value.toString());
              close(xml, name);
            });
        close(xml, entry);
      }
      close(xml, list);
      return xml.toString();
    }
  };

  private final String format;
  private final String mediaType;

  GeoReportText(String format, String mediaType) {
    this.format = format;
    this.mediaType = mediaType;
  }

  /** The form that a path ends with; JSON for one that GeoReport does not know. */
  static GeoReportText of(@Nullable String format) {
    return XML.format.equals(format) ? XML : JSON;
  }

  static boolean isKnown(@Nullable String format) {
    return XML.format.equals(format) || JSON.format.equals(format);
  }

  String mediaType() {
    return mediaType;
  }

  /**
   * The whole answer.
   *
   * @param list name of the outer element in XML
   * @param entry name of each entry's element
   */
  abstract String write(String list, String entry, List<Map<String, @Nullable Object>> entries);

  private static void open(StringBuilder xml, String name) {
    xml.append('<').append(name).append('>');
  }

  private static void close(StringBuilder xml, String name) {
    xml.append("</").append(name).append('>');
  }

  /** What XML 1.0 cannot hold at all, such as most control characters, becomes a replacement. */
  private static void escape(StringBuilder xml, String text) {
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                default -> xml.appendCodePoint(isXml(point) ? point : '\uFFFD');
              }
            });
  }

  private static boolean isXml(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
