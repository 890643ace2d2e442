package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.parameter.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The decoders in the JSON Schema: a definition for each, of which a manifest fits one. */
final class DecoderSchemas {

  static final String DEFINITION = "output-";

  private static final JsonMapper MAPPER = new JsonMapper();

  private DecoderSchemas() {}

  /** The schema, with the generated definitions as the decoders demand. */
  static ObjectNode replacedIn(ObjectNode schema, List<DecoderType> decoders) {
    ObjectNode definitions = schema.withObject("/$defs");
    List.copyOf(definitions.propertyNames()).stream()
        .filter(name -> name.startsWith(DEFINITION))
        .forEach(definitions::remove);
    ArrayNode alternatives = MAPPER.createArrayNode();
    for (DecoderType decoder : decoders) {
      String name = DEFINITION + decoder.name();
      alternatives.addObject().put("$ref", "#/$defs/" + name);
      definitions.set(name, definition(decoder));
    }
    schema.withObject("/properties").putObject("output").set("oneOf", alternatives);
    return schema;
  }

  private static ObjectNode definition(DecoderType decoder) {
    ObjectNode definition = MAPPER.createObjectNode();
    definition.put("description", plain(decoder.help().text()));
    definition.put("type", "object").put("additionalProperties", false);
    ArrayNode required = definition.putArray("required").add("decoder");
    decoder.parameters().stream()
        .filter(Parameter::isMandatory)
        .forEach(parameter -> required.add(parameter.key()));
    alternatives(decoder).ifPresent(alternatives -> definition.set("oneOf", alternatives));
    ObjectNode properties = definition.putObject("properties");
    properties.putObject("decoder").put("const", decoder.name());
    decoder.parameters().forEach(parameter -> properties.set(parameter.key(), property(parameter)));
    return definition;
  }

  /** Either the parameter that replaces others, or all of these. */
  private static Optional<JsonNode> alternatives(DecoderType decoder) {
    List<String> others =
        decoder.parameters().stream()
            .filter(parameter -> parameter.alternative().isPresent())
            .map(Parameter::key)
            .toList();
    return decoder.parameters().stream()
        .flatMap(parameter -> parameter.alternative().stream())
        .map(Parameter::key)
        .findFirst()
        .map(one -> Stream.of(List.of(one), others).map(keys -> Map.of("required", keys)).toList())
        .map(MAPPER::valueToTree);
  }

  private static <T> JsonNode property(Parameter<T> parameter) {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("description", plain(parameter.help()));
    property.putAll(parameter.type().schema());
    parameter
        .defaultValue()
        .ifPresent(value -> property.put("default", parameter.type().write(value)));
    return MAPPER.valueToTree(property);
  }

  private static String plain(String markdown) {
    return markdown.replace("`", "");
  }
}
