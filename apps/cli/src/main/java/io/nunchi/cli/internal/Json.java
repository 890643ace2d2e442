package io.nunchi.cli.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.nunchi.spi.failure.Problem;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON of the command line: absent values are left out. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(Problem.class, ProblemParts.class)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();

  private Json() {}

  /** The parts of a problem, in the order of its text. */
  @JsonPropertyOrder({"code", "what", "expected", "found", "where", "fix"})
  private interface ProblemParts {
    @JsonProperty
    String code();

    @JsonProperty
    String what();

    @JsonProperty
    String expected();

    @JsonProperty
    String found();

    @JsonProperty
    String where();

    @JsonProperty
    String fix();
  }

  /** One line, for logs of many records. */
  public static String line(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Indented, for a document that people read too. */
  public static String document(Object value) {
    return PRETTY.writeValueAsString(value);
  }
}
