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
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages whose files are links, as package stores and Kubernetes lay them out. */
class LinkedPackageTest {

  private static final byte[] MODEL = TinyModels.yolox(TinyModels.noCells());

  @TempDir private Path folder;

  private Path directory;
  private Path model;

  private final ModelPackageReader reader =
      Wiring.injector(TestHost.nativeFolder()).getInstance(ModelPackageReader.class);

  @BeforeEach
  void writePackage() throws IOException {
    directory = TestPackages.write(folder.resolve("package"), MODEL, TestPackages.yoloxManifest());
    model = directory.resolve("model.onnx");
  }

  private void assertRead() throws ModelRefusedException {
    assertThat(reader.read(directory).model()).isEqualTo(ByteBuffer.wrap(MODEL));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
    return assertThatThrownBy(() -> reader.read(directory))
        .isInstanceOf(ModelRefusedException.class);
  }

  @Test
  void followsALinkWithinThePackage() throws Exception {
    Files.createDirectory(directory.resolve("weights"));
    Files.move(model, directory.resolve("weights/v1.onnx"));
    Files.createSymbolicLink(model, Path.of("weights/v1.onnx"));
    assertRead();
  }

  @Test
  void followsLinksOutOfThePackageAsInTheCacheOfHuggingFace() throws Exception {
    Path blobs = Files.createDirectory(folder.resolve("blobs"));
    Path snapshot = Files.createDirectories(folder.resolve("snapshots/1a2b"));
    for (String name : new String[] {"model.json", "model.onnx"}) {
      Files.move(directory.resolve(name), blobs.resolve("blob-of-" + name));
      Files.createSymbolicLink(snapshot.resolve(name), Path.of("../../blobs/blob-of-" + name));
    }
    directory = snapshot;
    assertRead();
    Files.write(blobs.resolve("blob-of-model.onnx"), new byte[] {1});
    assertRefused().hasMessageContaining("NUN-5012");
  }

  @Test
  void followsLinksToFoldersAsInAVolumeOfKubernetes() throws Exception {
    Path volume = Files.createDirectory(folder.resolve("volume"));
    Files.move(directory, volume.resolve("..2026_11_30"));
    Files.createSymbolicLink(volume.resolve("..data"), Path.of("..2026_11_30"));
    Files.createSymbolicLink(volume.resolve("model.json"), Path.of("..data/model.json"));
    Files.createSymbolicLink(volume.resolve("model.onnx"), Path.of("..data/model.onnx"));
    directory = volume;
    assertRead();
  }

  @Test
  void takesHardLinks() throws Exception {
    Files.createLink(folder.resolve("store.onnx"), model);
    assertRead();
  }

  @Test
  void refusesALinkThatLeadsNowhere() throws Exception {
    Files.createSymbolicLink(directory.resolve("more"), folder.resolve("nothing"));
    assertRefused().hasMessageContaining("NUN-5002").hasMessageContaining("leads nowhere");
  }

  @Test
  void refusesALinkThatLeadsToItself() throws Exception {
    Files.createSymbolicLink(directory.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(directory.resolve("b"), Path.of("a"));
    assertRefused().hasMessageContaining("NUN-5002").hasMessageContaining("cannot be followed");
  }

  @Test
  void refusesALinkToAFolderThatItLiesIn() throws Exception {
    Files.createSymbolicLink(directory.resolve("again"), directory);
    assertRefused().hasMessageContaining("NUN-5002").hasMessageContaining("that it lies in");
  }

  @Test
  void refusesALinkToADevice() throws Exception {
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device), "skipped: no devices here");
    Files.delete(model);
    Files.createSymbolicLink(model, device);
    assertRefused().hasMessageContaining("NUN-5002").hasMessageContaining("neither a file");
  }

  @Test
  void boundsTheSizeOfWhatLinksLeadTo() throws Exception {
    Path large = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(PackageLimits.MAX_BYTES + 1);
    }
    Files.createSymbolicLink(directory.resolve("large"), large);
    assertRefused().hasMessageContaining("NUN-5011");
  }

  @Test
  void refusesAPackageThatIsReplacedWhileItIsRead() throws Exception {
    Path current = Files.createSymbolicLink(folder.resolve("current"), directory);
    Deadline deadline = Deadline.after(Duration.ofMinutes(1));
    try (PackageFiles files = PackageFiles.open(current, deadline)) {
      files.read("model.json", 1 << 20, "NUN-5003");
      files.requireUnchanged();
      Path next = TestPackages.write(folder.resolve("next"), MODEL, TestPackages.yoloxManifest());
      Files.delete(current);
      Files.createSymbolicLink(current, next);
      assertThatThrownBy(files::requireUnchanged)
          .isInstanceOf(ModelRefusedException.class)
          .hasMessageContaining("NUN-5026");
    }
  }
}
