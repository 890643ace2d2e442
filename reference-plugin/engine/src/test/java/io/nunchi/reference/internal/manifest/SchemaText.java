package io.nunchi.reference.internal.manifest;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** JSON for people: an object or a list that fits on a line stands on one. */
final class SchemaText {

  private static final int LINE_LENGTH = 100;

  private SchemaText() {}

  static String of(JsonNode json) {
    return text(json, 0, 0) + "\n";
  }

  private static String text(JsonNode node, int indent, int used) {
    String line = onOneLine(node);
    boolean fits = used + line.length() + 1 <= LINE_LENGTH;
    if (!node.isContainer() || node.isEmpty() || fits) {
      return line;
    }
    String separator = ",\n" + " ".repeat(indent + 2);
    Stream<String> parts =
        node.isObject()
            ? node.propertyStream()
                .map(
                    property -> {
                      String key = quoted(property.getKey()) + ": ";
                      return key + text(property.getValue(), indent + 2, indent + 2 + key.length());
                    })
            : node.valueStream().map(value -> text(value, indent + 2, indent + 2));
    return (node.isObject() ? "{" : "[")
        + separator.substring(1)
        + parts.collect(Collectors.joining(separator))
        + "\n"
        + " ".repeat(indent)
        + (node.isObject() ? "}" : "]");
  }

  private static String onOneLine(JsonNode node) {
    if (node.isObject()) {
      return node.isEmpty()
          ? "{}"
          : node.propertyStream()
              .map(property -> quoted(property.getKey()) + ": " + onOneLine(property.getValue()))
              .collect(Collectors.joining(", ", "{ ", " }"));
    }
    if (node.isArray()) {
      return node.valueStream()
          .map(SchemaText::onOneLine)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return node.isFloatingPointNumber()
        ? node.decimalValue().stripTrailingZeros().toPlainString()
        : node.toString();
  }

  private static String quoted(String key) {
    return "\"" + key + "\"";
  }
}
