package io.nunchi.reference.internal.modelpackage;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnownModelsTest {

  private final ManifestReader reader =
      Wiring.injector(TestHost.nativeFolder()).getInstance(ManifestReader.class);

  static List<String> ids() {
    return KnownModels.ids();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyManifestIsValidNamedByItsIdAndFoundByItsDigest(String id) throws Exception {
    byte[] json;
    try (InputStream stream =
        KnownModels.class.getResourceAsStream("/known-models/" + id + ".json")) {
      json = Objects.requireNonNull(stream, id).readAllBytes();
    }
    ModelManifest manifest = reader.read(json, id);
    assertThat(manifest.id()).isEqualTo(id);
    assertThat(new KnownModels().manifestOf(manifest.digest())).isPresent();
  }

  @Test
  void everyManifestIsListed() throws IOException, URISyntaxException {
    Path list =
        Path.of(
            Objects.requireNonNull(KnownModels.class.getResource("/known-models/list.txt"))
                .toURI());
    try (Stream<Path> files = Files.list(Objects.requireNonNull(list.getParent()))) {
      assertThat(
              files
                  .map(file -> String.valueOf(file.getFileName()))
                  .filter(n -> n.endsWith(".json")))
          .containsExactlyInAnyOrderElementsOf(ids().stream().map(id -> id + ".json").toList());
    }
  }

  @Test
  void knowsNothingOfOtherDigests() {
    assertThat(new KnownModels().manifestOf("0".repeat(64))).isEmpty();
  }
}
