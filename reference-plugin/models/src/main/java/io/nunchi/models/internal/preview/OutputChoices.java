package io.nunchi.models.internal.preview;

import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.parameter.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The answers to the questions about a decoder's parameters. */
final class OutputChoices {

  private static final String OUTPUT = "output";
  private static final JsonMapper MAPPER = new JsonMapper();

  private OutputChoices() {}

  /** Lists the answers to each question that has but a few. */
  static List<List<Choice>> of(ObjectNode manifest, DecoderType decoder) {
    List<List<Choice>> axes = new ArrayList<>();
    for (Parameter<?> parameter : decoder.parameters()) {
      if (PictureChoices.isOpen(manifest.path(OUTPUT).path(parameter.key()))) {
        List<Choice> choices = choices(parameter);
        if (!choices.isEmpty()) {
          axes.add(choices);
        }
      }
    }
    return axes;
  }

  /** Lists the meanings of a box's four numbers, the one of the manifest first. */
  static List<Choice> boxForms(ObjectNode manifest, DecoderType decoder) {
    Optional<Parameter<?>> form =
        decoder.parameters().stream().filter(p -> p.key().equals("boxForm")).findFirst();
    JsonNode now = manifest.path(OUTPUT).path("boxForm");
    if (form.isEmpty() || PictureChoices.isOpen(now)) {
      return List.of();
    }
    String current =
        now.isString()
            ? now.stringValue()
            : form.get().defaultValue().map(value -> written(form.get(), value)).orElse("");
    return choices(form.get()).stream()
        .map(c -> new Choice(c.name(), c.name().equals(current), c.answer()))
        .sorted(Comparator.comparing(choice -> !choice.usual()))
        .toList();
  }

  @SuppressWarnings("unchecked") // a parameter's default is of its own type
  private static <T> String written(Parameter<T> parameter, Object value) {
    return String.valueOf(parameter.type().write((T) value));
  }

  private static List<Choice> choices(Parameter<?> parameter) {
    Map<String, Object> schema = parameter.type().schema();
    if (schema.get("enum") instanceof List<?> values) {
      return values.stream().map(value -> choice(parameter.key(), value)).toList();
    }
    if ("boolean".equals(schema.get("type"))) {
      return Stream.of(true, false).map(value -> choice(parameter.key(), value)).toList();
    }
    return "integer".equals(schema.get("type"))
        ? Stream.of(0, 1).map(value -> choice(parameter.key(), value)).toList()
        : List.of();
  }

  private static Choice choice(String key, Object value) {
    boolean isWord = value instanceof String;
    return new Choice(
        isWord ? value.toString() : key + " " + value,
        true,
        manifest -> manifest.withObject("/" + OUTPUT).set(key, MAPPER.valueToTree(value)));
  }
}
