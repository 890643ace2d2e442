package io.nunchi.reference.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The parts of documents that are generated from the decoders are up to date. */
class GeneratedDocumentsTest {

  private static final String REGENERATE = "nunchi.regenerate";
  private static final Path ROOT = Path.of("..", "..");
  private static final Path DOCUMENT = ROOT.resolve("docs/model-manifest.md");
  private static final Path README = ROOT.resolve("README.md");
  private static final Path SCHEMA =
      Path.of("src/main/resources/io/nunchi/reference/model-manifest-1.schema.json");

  private static List<DecoderType> decoders() {
    return Wiring.injector(TestHost.nativeFolder()).getInstance(Decoders.class).all();
  }

  @Test
  void theDocumentExplainsTheDecoders() throws IOException {
    requireUpToDate(DOCUMENT, DecoderSections.replacedIn(Files.readString(DOCUMENT), decoders()));
  }

  @Test
  void theSchemaDescribesTheDecoders() throws IOException {
    ObjectNode schema = (ObjectNode) new JsonMapper().readTree(Files.readString(SCHEMA));
    requireUpToDate(SCHEMA, SchemaText.of(DecoderSchemas.replacedIn(schema, decoders())));
  }

  @Test
  void theReadmeCountsTheDecoders() throws IOException {
    requireUpToDate(
        README,
        Files.readString(README).replaceAll("\\d+ decoders\\b", decoders().size() + " decoders"));
  }

  @Test
  void everyDecoderIsExplained() {
    assertThat(decoders()).allSatisfy(GeneratedDocumentsTest::requireWords);
  }

  private static void requireWords(DecoderType decoder) {
    assertThat(decoder.help().outputs()).describedAs(decoder.name()).isNotBlank();
    assertThat(decoder.help().models()).describedAs(decoder.name()).isNotBlank();
    assertThat(decoder.help().text()).describedAs(decoder.name()).endsWith(".");
    assertThat(decoder.parameters())
        .allSatisfy(parameter -> assertThat(parameter.help()).endsWith("."));
  }

  private static void requireUpToDate(Path file, String expected) throws IOException {
    if (Boolean.getBoolean(REGENERATE)) {
      Files.writeString(file, expected);
    }
    assertThat(Files.readString(file))
        .describedAs(
            "%s does not follow from the decoders; regenerate it, and commit it, with%n"
                + "./mvnw -pl reference-plugin/engine -am test -Dtest=GeneratedDocumentsTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true%n",
            file, REGENERATE)
        .isEqualTo(expected);
  }
}
