package io.citygrid.api.bulletin;

import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * An element of a CAP message, with what was found wrong so far. It reads no DTD and nothing from
 * outside the message, so that a message can neither grow in memory nor reach for files.
 */
final class CapElement {
  /** The only version that is understood. */
  static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

  private static final Pattern TAG = Pattern.compile("<[A-Za-z!/]");
  private static final int MOST_CHARACTERS = 4_000;

  private final Element element;
  private final String path;
  private final List<FieldError> errors;

  private CapElement(Element element, String path, List<FieldError> errors) {
    this.element = element;
    this.path = path;
    this.errors = errors;
  }

  /**
   * The message in these bytes.
   *
   * @throws ProblemException when they are no XML, or no CAP 1.2 alert
   */
  static CapElement parse(byte[] bytes) {
    Element root;
    try {
      root = parser().parse(new ByteArrayInputStream(bytes)).getDocumentElement();
    } catch (SAXParseException e) {
      throw new ProblemException(
          Problem.malformed(
              "is not XML that can be read, at line %d, column %d: %s"
                  .formatted(e.getLineNumber(), e.getColumnNumber(), e.getMessage())));
    } catch (SAXException | IOException e) {
      throw new ProblemException(Problem.malformed("is not XML: " + e.getMessage()));
    }
    if (!NAMESPACE.equals(root.getNamespaceURI()) || !"alert".equals(root.getLocalName())) {
      throw ProblemException.field(
          "alert", "must be an element alert of " + NAMESPACE + " (CAP 1.2)");
    }
    return new CapElement(root, "", new ArrayList<>());
  }

  private static DocumentBuilder parser() {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Throwing());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's parser knows these features", e);
    }
  }

  /** The parser's own one writes to the console. */
  private static final class Throwing implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // Says nothing that would make the message another one.
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  /** The elements of this name, in order, each with its place in its path. */
  List<CapElement> all(String name) {
    List<CapElement> found = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child
          && NAMESPACE.equals(child.getNamespaceURI())
          && name.equals(child.getLocalName())) {
        found.add(new CapElement(child, at(name) + "[" + (found.size() + 1) + "]", errors));
      }
    }
    return found;
  }

  /** The text of the only element of this name, NFC, without space around it; empty for none. */
  String text(String name) {
    List<CapElement> found = all(name);
    if (found.size() > 1) {
      refuse(name, "must be there at most once");
    }
    return found.isEmpty() ? "" : found.get(0).plainText();
  }

  /** The same, which must be there. */
  String required(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      refuse(name, all(name).isEmpty() ? "is missing" : "must not be empty");
    }
    return text;
  }

  /** The text of this element itself. */
  String ownText() {
    return Normalizer.normalize(element.getTextContent().strip(), Normalizer.Form.NFC);
  }

  private String plainText() {
    String text = ownText();
    if (text.length() > MOST_CHARACTERS) {
      refuse("must have at most " + MOST_CHARACTERS + " characters but has " + text.length());
      return "";
    }
    if (TAG.matcher(text).find()) {
      refuse("must be plain text without markup");
    }
    return text;
  }

  /** One of the words that CAP allows; must be there. */
  Optional<String> oneOf(String name, List<String> allowed) {
    String text = required(name);
    if (!text.isEmpty() && !allowed.contains(text)) {
      refuse(name, "must be one of " + String.join(", ", allowed) + " but is '" + text + "'");
    }
    return allowed.contains(text) ? Optional.of(text) : Optional.empty();
  }

  /** Something is wrong with an element in this one. */
  void refuse(String name, String message) {
    errors.add(new FieldError(at(name), message));
  }

  /** Something is wrong with this element. */
  void refuse(String message) {
    errors.add(new FieldError(path, message));
  }

  /** Ends in a Problem when anything was wrong. */
  void check() {
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
