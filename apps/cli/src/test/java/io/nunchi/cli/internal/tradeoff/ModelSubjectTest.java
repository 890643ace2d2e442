package io.nunchi.cli.internal.tradeoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSubjectTest {

  private static final String MANIFEST = "{\"file\": \"net.onnx\"}";

  @TempDir private Path folder;

  private Path modelFolder(String name, int bytes) throws Exception {
    Path made = Files.createDirectories(folder.resolve(name));
    Files.writeString(made.resolve("model.json"), MANIFEST);
    Files.write(made.resolve("net.onnx"), new byte[bytes]);
    return made;
  }

  @Test
  void isNamedForItsFolderAndKnowsTheSizeOfItsFile() throws Exception {
    Path model = modelFolder("nano", 321);

    ModelSubject subject = ModelSubject.of(List.of(model.toString()), List.of()).get(0);

    assertThat(subject.name()).isEqualTo("nano");
    assertThat(subject.fileBytes()).hasValue(321);
    assertThat(subject.spec().pluginId()).isEqualTo("nunchi.reference");
    assertThat(subject.spec().settings()).containsEntry("model", model.toString());
  }

  @Test
  void readsTheSizeOutOfAZip() throws Exception {
    Path zip = folder.resolve("nano.zip");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.putNextEntry(new ZipEntry("model.json"));
      out.write(MANIFEST.getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new ZipEntry("net.onnx"));
      out.write(new byte[77]);
    }

    assertThat(ModelSubject.of(List.of(zip.toString()), List.of()).get(0).fileBytes()).hasValue(77);
  }

  @Test
  void aModelOfThePluginOrABrokenPackageHasNoSize() throws Exception {
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.writeString(broken.resolve("model.json"), "{");
    Path text = Files.writeString(folder.resolve("text.zip"), "no zip");

    assertThat(
            ModelSubject.of(
                List.of("builtin:starter", broken.toString(), text.toString(), "nowhere"),
                List.of()))
        .allSatisfy(subject -> assertThat(subject.fileBytes()).isEmpty())
        .extracting(ModelSubject::name)
        .containsExactly("builtin:starter", "broken", "text.zip", "nowhere");
  }

  @Test
  void aManifestThatNoEngineTakesIsNotRead() throws Exception {
    Path model = modelFolder("large", 321);
    Files.writeString(model.resolve("model.json"), MANIFEST + " ".repeat(1 << 20));

    assertThat(ModelSubject.of(List.of(model.toString()), List.of()).get(0).fileBytes()).isEmpty();
  }

  @Test
  void twoOfOneNameAreToldApart() throws Exception {
    String one = modelFolder("a/nano", 1).toString();
    String other = modelFolder("b/nano", 1).toString();

    assertThat(
            ModelSubject.of(
                List.of(one, other), List.of("test.scripted", "test.scripted,mode=blind")))
        .extracting(ModelSubject::name)
        .containsExactly("nano", other, "test.scripted", "test.scripted,mode=blind");
  }
}
