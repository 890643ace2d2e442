package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON under a manifest: one object, no key twice, nothing behind it. */
public final class ManifestJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ManifestJson() {}

  /**
   * Reads JSON.
   *
   * @param json the text in UTF-8
   * @param where the file, for a person
   * @return the outermost object
   * @throws ModelRefusedException if the text is not one JSON object
   */
  public static ObjectNode parse(byte[] json, String where) throws ModelRefusedException {
    JsonNode node;
    try {
      node = MAPPER.readTree(json);
    } catch (JacksonException malformed) {
      throw new ModelRefusedException(
          notAnObject(where, malformed.getOriginalMessage() + position(malformed)), malformed);
    }
    if (!(node instanceof ObjectNode object)) {
      throw new ModelRefusedException(
          notAnObject(where, node.getNodeType().toString().toLowerCase(Locale.ROOT)));
    }
    return object;
  }

  /**
   * Writes JSON.
   *
   * @param object the outermost object
   * @return indented text in UTF-8 with a line feed at its end
   */
  public static byte[] format(ObjectNode object) {
    return (MAPPER.writeValueAsString(object) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String position(JacksonException malformed) {
    return malformed.getLocation() == null
        ? ""
        : " (line "
            + malformed.getLocation().getLineNr()
            + ", column "
            + malformed.getLocation().getColumnNr()
            + ")";
  }

  private static Problem notAnObject(String where, String found) {
    return Problem.of(ReferenceErrors.MANIFEST_SYNTAX, "the manifest is not a JSON object")
        .expected("one JSON object in UTF-8, each key once")
        .found(found)
        .where(where)
        .fix("correct the file; docs/model-manifest.md has an example");
  }
}
