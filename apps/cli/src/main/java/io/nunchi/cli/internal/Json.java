package io.nunchi.cli.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.nunchi.spi.ModelIdentity;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Keypoint;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON of the command line: absent values are left out. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(Problem.class, ContractValues.ProblemParts.class)
          .addMixIn(Attribute.class, ContractValues.AttributeParts.class)
          .addMixIn(Keypoint.class, ContractValues.KeypointParts.class)
          .addMixIn(ModelIdentity.class, ContractValues.ModelParts.class)
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
