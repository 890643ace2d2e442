package io.nunchi.cli.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON of the command line: absent values are left out. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();

  private Json() {}

  /** One line, for logs of many records. */
  public static String line(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Indented, for a document that people read too. */
  public static String document(Object value) {
    return PRETTY.writeValueAsString(value);
  }
}
