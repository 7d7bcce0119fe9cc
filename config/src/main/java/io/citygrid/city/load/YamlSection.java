package io.citygrid.city.load;

import io.citygrid.city.Names;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.crs.CoordinateSystem;
import java.io.StringReader;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file whose keys and lines are known. Reading a value that is wrong reports it
 * with its line and gives a stand-in, so that the rest is checked too.
 */
public final class YamlSection {

  /** A scalar with the line it stands on. */
  public record Scalar(String text, int line) {}

  private final String file;
  private final String path;
  private final int line;
  private final Map<String, Node> values;
  private final Map<String, Integer> lines;
  private final Problems problems;

  private YamlSection(String file, String path, MappingNode node, Problems problems) {
    this.file = file;
    this.path = path;
    this.line = lineOf(node);
    this.values = new LinkedHashMap<>();
    this.lines = new LinkedHashMap<>();
    this.problems = problems;
    for (NodeTuple tuple : node.getValue()) {
      int keyLine = lineOf(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.refuse(file, keyLine, path, "a key must be a word");
      } else if (values.containsKey(key.getValue())) {
        problems.refuse(file, keyLine, at(key.getValue()), "is there twice");
      } else {
        values.put(key.getValue(), tuple.getValueNode());
        lines.put(key.getValue(), keyLine);
      }
    }
  }

  /** The whole file as one mapping, or empty with what is wrong among the problems. */
  public static Optional<YamlSection> read(byte[] content, String file, Problems problems) {
    return Utf8Text.decode(content, file, problems).flatMap(text -> parse(text, file, problems));
  }

  private static Optional<YamlSection> parse(String text, String file, Problems problems) {
    try {
      @Nullable Node root =
          new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
      if (root instanceof MappingNode mapping) {
        return Optional.of(new YamlSection(file, "", mapping, problems));
      }
      problems.refuse(file, "must be a YAML mapping such as 'id: wuhu'");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.refuse(file, line, "", "is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.refuse(file, "is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** The line on which the mapping starts, from 1. */
  public int line() {
    return line;
  }

  /** The line of a key; that of the mapping when the key is not there. */
  public int line(String key) {
    return lines.getOrDefault(key, line);
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** The keys in file order. */
  public Set<String> keys() {
    return values.keySet();
  }

  /** Reports every key that is none of these. */
  public void allow(String... known) {
    Set<String> allowed = Set.of(known);
    for (String key : values.keySet()) {
      if (!allowed.contains(key)) {
        refuse(key, "is not known here; known are " + String.join(", ", known));
      }
    }
  }

  /** The text of a key, in NFC; empty when it is not there. */
  public String text(String key) {
    @Nullable Node node = values.get(key);
    if (node == null || node.getTag().equals(Tag.NULL)) {
      return "";
    }
    if (node instanceof ScalarNode scalar) {
      return normalised(scalar);
    }
    refuse(key, "must be a single value");
    return "";
  }

  /** The text of a key that must be there. */
  public String required(String key) {
    int before = problems.count();
    String text = text(key);
    if (text.isEmpty() && problems.count() == before) {
      refuse(key, has(key) ? "must not be empty" : "is missing");
    }
    return text;
  }

  /** One of the enum's constants; empty when the key is not there or wrong. */
  public <E extends Enum<E>> Optional<E> oneOf(String key, Class<E> type) {
    String text = text(key);
    Optional<E> match = EnumText.find(type, text);
    if (match.isEmpty() && !text.isEmpty()) {
      refuse(key, EnumText.mustBe(type, text));
    }
    return match;
  }

  /** A finite number of at least the given; the fallback when the key is not there or wrong. */
  public double number(String key, double atLeast, double fallback) {
    String text = text(key);
    if (text.isEmpty()) {
      return fallback;
    }
    double value = NumberText.parse(text);
    if (!(value >= atLeast)) {
      refuse(key, "must be a number of at least " + plain(atLeast) + " but is '" + text + "'");
      return fallback;
    }
    return value;
  }

  /** The names under a key: {@code {zh: …, en: …}}, of which one may be missing. */
  public Names names(String key) {
    Optional<YamlSection> section = section(key);
    if (section.isEmpty()) {
      if (!has(key)) {
        refuse(key, "is missing; it should be such as {zh: 芜湖, en: Wuhu}");
      }
      return new Names("-", "-");
    }
    section.get().allow("zh", "en");
    String zh = section.get().text("zh");
    String en = section.get().text("en");
    if (zh.isBlank() && en.isBlank()) {
      refuse(key, "needs a name: {zh: …, en: …}");
      return new Names("-", "-");
    }
    return new Names(zh.isBlank() ? en : zh, en.isBlank() ? zh : en);
  }

  /** The mapping under a key; empty when it is not there or no mapping. */
  public Optional<YamlSection> section(String key) {
    @Nullable Node node = values.get(key);
    if (node instanceof MappingNode mapping) {
      return Optional.of(new YamlSection(file, at(key), mapping, problems));
    }
    if (node != null && !node.getTag().equals(Tag.NULL)) {
      refuse(key, "must be a mapping of keys to values");
    }
    return Optional.empty();
  }

  /** The mappings in the list under a key; empty when it is not there. */
  public List<YamlSection> sections(String key) {
    List<YamlSection> sections = new ArrayList<>();
    int number = 0;
    for (Node item : items(key)) {
      number++;
      if (item instanceof MappingNode mapping) {
        sections.add(new YamlSection(file, at(key) + "[" + number + "]", mapping, problems));
      } else {
        refuseAt(lineOf(item), key, "every entry must be a mapping of keys to values");
      }
    }
    return sections;
  }

  /** The scalars in the list under a key; empty when it is not there. */
  public List<Scalar> scalars(String key) {
    return scalarsIn(key, items(key));
  }

  /** The lists of scalars in the list under a key; empty when it is not there. */
  public List<List<Scalar>> scalarLists(String key) {
    List<List<Scalar>> lists = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof SequenceNode sequence) {
        lists.add(scalarsIn(key, sequence.getValue()));
      } else {
        refuseAt(lineOf(item), key, "every entry must be a list");
      }
    }
    return lists;
  }

  /** The coordinate system of that name; empty when the key is not there or names none. */
  public Optional<CoordinateSystem> coordinateSystem(String key) {
    String name = text(key);
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(CoordinateSystem.named(name));
    } catch (IllegalArgumentException e) {
      refuse(key, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** True or false; the fallback when the key is not there or wrong. */
  public boolean flag(String key, boolean fallback) {
    String text = text(key);
    if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
      refuse(key, "must be true or false but is '" + text + "'");
    }
    return text.isEmpty() ? fallback : text.equals("true");
  }

  /** The points in the list under a key, each {@code [longitude, latitude]} in degrees. */
  public List<LonLat> points(String key) {
    List<LonLat> points = new ArrayList<>();
    for (List<Scalar> pair : scalarLists(key)) {
      double lon = pair.size() == 2 ? NumberText.parse(pair.get(0).text()) : Double.NaN;
      double lat = pair.size() == 2 ? NumberText.parse(pair.get(1).text()) : Double.NaN;
      if (LonLat.isValid(lon, lat)) {
        points.add(new LonLat(lon, lat));
      } else {
        refuseAt(
            pair.isEmpty() ? line(key) : pair.get(0).line(),
            key,
            "every point must be [longitude, latitude] in degrees");
      }
    }
    return points;
  }

  /** Something is wrong with the value of a key. */
  public void refuse(String key, String message) {
    refuseAt(line(key), key, message);
  }

  /** Something is wrong on a line under a key. */
  public void refuseAt(int atLine, String key, String message) {
    problems.refuse(file, atLine, at(key), message);
  }

  private List<Scalar> scalarsIn(String key, List<Node> nodes) {
    List<Scalar> scalars = new ArrayList<>();
    for (Node item : nodes) {
      if (item instanceof ScalarNode scalar) {
        scalars.add(new Scalar(normalised(scalar), lineOf(scalar)));
      } else {
        refuseAt(lineOf(item), key, "every entry must be a single value");
      }
    }
    return scalars;
  }

  private List<Node> items(String key) {
    @Nullable Node node = values.get(key);
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    if (node != null && !node.getTag().equals(Tag.NULL)) {
      refuse(key, "must be a list");
    }
    return List.of();
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String normalised(ScalarNode scalar) {
    return Normalizer.normalize(scalar.getValue().strip(), Normalizer.Form.NFC);
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
