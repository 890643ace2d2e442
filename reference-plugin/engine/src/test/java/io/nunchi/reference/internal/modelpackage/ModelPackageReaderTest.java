package io.nunchi.reference.internal.modelpackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.reference.internal.wiring.Wiring;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackageReaderTest {

  private static final byte[] MODEL = TinyModels.yolox(TinyModels.noCells());

  @TempDir private Path folder;

  private final ModelPackageReader reader =
      Wiring.injector(TestHost.nativeFolder()).getInstance(ModelPackageReader.class);

  private Path write() throws IOException {
    return TestPackages.write(folder.resolve("package"), MODEL, TestPackages.yoloxManifest());
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path directory) {
    return assertThatThrownBy(() -> reader.read(directory))
        .isInstanceOf(ModelRefusedException.class);
  }

  @Test
  void readsTheModelOfAGoodPackage() throws Exception {
    ModelPackage read = reader.read(write());
    assertThat(read.manifest().id()).isEqualTo("tiny-yolox");
    assertThat(read.model()).isEqualTo(ByteBuffer.wrap(MODEL));
    assertThat(read.probeImage()).isEmpty();
  }

  @Test
  void refusesADirectoryThatIsNotThere() {
    assertRefused(folder.resolve("nowhere")).hasMessageContaining("NUN-5001");
  }

  @Test
  void refusesAFileThatIsNoPackage() throws Exception {
    assertRefused(Files.createFile(folder.resolve("file"))).hasMessageContaining("NUN-5033");
  }

  @Test
  void refusesADirectoryWithoutManifest() throws Exception {
    Path directory = write();
    Files.delete(directory.resolve("model.json"));
    assertRefused(directory).hasMessageContaining("NUN-5003");
  }

  @Test
  void refusesAPackageWithoutItsModelFile() throws Exception {
    Path directory = write();
    Files.delete(directory.resolve("model.onnx"));
    assertRefused(directory).hasMessageContaining("NUN-5010");
  }

  @Test
  void refusesAModelThatWasChanged() throws Exception {
    Path directory = write();
    byte[] changed = MODEL.clone();
    changed[changed.length / 2] ^= 1;
    Files.write(directory.resolve("model.onnx"), changed);
    assertRefused(directory)
        .hasMessageContaining("NUN-5012")
        .hasMessageContaining("SHA-256 " + Digests.sha256(ByteBuffer.wrap(MODEL)))
        .hasMessageContaining("SHA-256 " + Digests.sha256(ByteBuffer.wrap(changed)));
  }

  @Test
  void refusesNamesThatCollideWhereCaseDoesNotCount() throws Exception {
    Path directory = write();
    Files.createFile(directory.resolve("weights.bin"));
    Path other = directory.resolve("WEIGHTS.bin");
    assumeTrue(Files.notExists(other), "skipped: case does not count in this file system");
    Files.createFile(other);
    assertRefused(directory).hasMessageContaining("NUN-5032").hasMessageContaining("WEIGHTS.bin");
  }

  @Test
  void takesLabelsFromAFile() throws Exception {
    Path directory =
        TestPackages.write(
            folder.resolve("package"),
            MODEL,
            TestPackages.yoloxManifest(),
            manifest -> {
              manifest.remove("labels");
              manifest.put("labelsFile", "labels.txt");
            });
    Files.writeString(directory.resolve("labels.txt"), "person\r\ncar\n");
    assertThat(reader.read(directory).manifest().labels()).containsExactly("person", "car");
    Files.writeString(directory.resolve("labels.txt"), "\uFEFFperson \rcar\r\n\r\n");
    assertThat(reader.read(directory).manifest().labels()).containsExactly("person", "car");
    Files.write(
        directory.resolve("labels.txt"),
        "\uFEFFperson\r\ncar\r\n".getBytes(StandardCharsets.UTF_16LE));
    assertThat(reader.read(directory).manifest().labels()).containsExactly("person", "car");
    Files.write(directory.resolve("labels.txt"), new byte[] {'c', (byte) 0xE9, '\n'});
    assertRefused(directory).hasMessageContaining("NUN-5035").hasMessageContaining("UTF-8");
    Files.writeString(directory.resolve("labels.txt"), "person\nperson\n");
    assertRefused(directory)
        .hasMessageContaining("NUN-5035")
        .hasMessageContaining("person, as in line 1");
    Files.delete(directory.resolve("labels.txt"));
    assertRefused(directory).hasMessageContaining("NUN-5010").hasMessageContaining("labels.txt");
  }

  @Test
  void refusesAModelAboveTheSizeBoundWithoutReadingIt() throws Exception {
    Path directory = write();
    try (FileChannel channel =
        FileChannel.open(directory.resolve("model.onnx"), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[1]), BoundedFiles.MAX_MODEL_BYTES);
    }
    assertRefused(directory).hasMessageContaining("NUN-5011");
  }

  @Test
  void refusesADirectoryWithTooManyFiles() throws Exception {
    Path directory = write();
    for (int i = 0; i < 1000; i++) {
      Files.createFile(directory.resolve("file" + i));
    }
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertRefused(directory)
          .hasMessageContaining("NUN-5011")
          .hasMessageContaining("at most 1000 files and folders, 4 folders deep");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void refusesExternalData() throws Exception {
    Path directory =
        TestPackages.write(
            folder, TinyModels.external("/etc/hostname"), TestPackages.yoloxManifest());
    assertRefused(directory)
        .hasMessageContaining("NUN-5013")
        .hasMessageContaining("tensor \"cells\" is in another file");
  }

  @Test
  void refusesAFileThatIsNotOnnx() throws Exception {
    Path directory =
        TestPackages.write(
            folder, "no model".getBytes(StandardCharsets.UTF_8), TestPackages.yoloxManifest());
    assertRefused(directory).hasMessageContaining("NUN-5014");
  }
}
