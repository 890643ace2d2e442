package io.nunchi.models.internal.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.internal.manifest.Decoders;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.wiring.Wiring;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class VariantsTest {

  private final Variants variants =
      new Variants(Wiring.injector(TestHost.nativeFolder()).getInstance(Decoders.class));

  private static ObjectNode asking(ObjectNode manifest) {
    manifest
        .putObject("preprocessing")
        .put("colorOrder", "? which")
        .put("resize", "? which")
        .put("scale", "? which");
    return manifest;
  }

  @Test
  void aManifestWithoutQuestionsIsItsOnlyVariant() {
    ObjectNode manifest = TestPackages.yoloxManifest();
    assertThat(variants.of(manifest, List.of()))
        .singleElement()
        .satisfies(variant -> assertThat(variant.manifest()).isEqualTo(manifest));
  }

  @Test
  void listsEachCombinationOnceAndTheUsualOneFirst() {
    List<Variant> all = variants.of(asking(TestPackages.yoloxManifest()), List.of());
    assertThat(all).hasSize(2 * 3 * 4);
    assertThat(all).extracting(Variant::name).doesNotHaveDuplicates();
    assertThat(all.get(0).name()).isEqualTo("BGR, letterboxTopLeft, 0 to 255");
    assertThat(all.get(0).manifest().path("preprocessing").path("padValue").intValue())
        .isEqualTo(114);
    assertThat(all).filteredOn(Variant::usual).hasSize(1);
    assertThat(variants.of(asking(TestPackages.yoloxManifest()), List.of())).isEqualTo(all);
  }

  @Test
  void marksTheUsualAnswersAmongOthers() {
    ObjectNode manifest = asking(TestPackages.yoloxManifest());
    manifest.putObject("output").put("decoder", "dets-labels");
    assertThat(variants.of(manifest, List.of()).get(0))
        .satisfies(
            variant -> {
              assertThat(variant.usual()).isTrue();
              assertThat(variant.name()).isEqualTo("RGB, letterboxTopLeft, ImageNet mean and std");
            });
  }

  @Test
  void meansFollowTheOrderOfColours() {
    List<Variant> all = variants.of(asking(TestPackages.yoloxManifest()), List.of());
    assertThat(all)
        .filteredOn(variant -> variant.name().contains("ImageNet"))
        .allSatisfy(
            variant ->
                assertThat(
                        variant.manifest().path("preprocessing").path("mean").path(0).doubleValue())
                    .isEqualTo(variant.name().startsWith("RGB") ? 0.485 : 0.406));
  }

  @Test
  void otherBoxFormsAreShownOnceWhereAllCombinationsAreTooMany() {
    ObjectNode manifest = asking(TestPackages.labelsBoxesScoresManifest());
    List<Variant> all = variants.of(manifest, List.of());
    assertThat(all).hasSize(24 + 3).hasSizeLessThanOrEqualTo(Variants.MAX);
    manifest.withObject("/preprocessing").put("colorOrder", "RGB").put("resize", "stretch");
    assertThat(variants.of(manifest, List.of())).hasSize(4 * 4);
  }

  @Test
  void showsEachPossibleMeaningOfTheOutputs() {
    ObjectNode manifest = asking(TestPackages.yoloxManifest()).put("output", "? which");
    JsonNodeFactory json = JsonNodeFactory.instance;
    List<Variant> all =
        variants.of(
            manifest,
            List.of(
                json.objectNode().put("decoder", "yolox"),
                json.objectNode().put("decoder", "yolov5")));
    assertThat(all).hasSize(48);
    assertThat(all.get(0).name()).startsWith("yolox, BGR");
    assertThat(all.get(24).name()).startsWith("yolov5, RGB");
    assertThat(all.get(24).manifest().path("output").path("decoder").asString())
        .isEqualTo("yolov5");
  }
}
