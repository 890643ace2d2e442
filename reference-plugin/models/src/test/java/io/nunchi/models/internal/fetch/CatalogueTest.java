package io.nunchi.models.internal.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.models.internal.testing.ToolRun;
import io.nunchi.reference.internal.modelpackage.KnownModels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

  @Test
  void everyEntryIsPinned() {
    assertThat(Catalogue.entries())
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              assertThat(entry.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
              assertThat(entry.description()).isNotBlank();
              assertThat(entry.url()).hasScheme("https");
              assertThat(entry.fileName()).endsWith(".onnx");
              assertThat(entry.bytes()).isPositive();
              assertThat(entry.sha256()).matches("[0-9a-f]{64}");
              assertThat(entry.licence()).isNotBlank();
            });
    assertThat(Catalogue.entries()).extracting(CatalogueEntry::name).doesNotHaveDuplicates();
  }

  @Test
  void theToolListsItAndRefusesOtherNames() {
    assertThat(ToolRun.of("list").out()).contains("models fetch yolox-s-int8");
    ToolRun run = ToolRun.of("fetch", "yolo-of-my-dreams");
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-5036", "yolox-nano, yolox-tiny, yolox-s, yolox-s-int8");
  }

  @Test
  void theFilesOfYoloxItselfNeedNoManifest() {
    assertThat(Catalogue.entries())
        .filteredOn(entry -> new KnownModels().manifestOf(entry.sha256()).isPresent())
        .extracting(CatalogueEntry::name)
        .contains("yolox-nano", "yolox-tiny", "yolox-s", "deimv2-femto");
  }

  @Test
  void theToolRefusesACopyThatIsNotTheModel(@TempDir Path folder) throws Exception {
    Path copy = Files.writeString(folder.resolve("copy.onnx"), "something else");
    Path target = folder.resolve("to/model.onnx");
    ToolRun run =
        ToolRun.of(
            "fetch", "yolox-s", "--from", copy.toString(), "--to", target.toString(), "--json");
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.json().path("fetched").booleanValue()).isFalse();
    assertThat(run.out()).contains("NUN-5038", "35858002 bytes", "14 bytes");
    assertThat(target).doesNotExist();
  }

  @Test
  void theToolKeepsAnotherFileUnlessToldToReplaceIt(@TempDir Path folder) throws Exception {
    Path target = Files.writeString(folder.resolve("model.onnx"), "mine");
    ToolRun run = ToolRun.of("fetch", "yolox-s", "--to", target.toString());
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-5022", "--replace");
    assertThat(target).hasContent("mine");
  }
}
