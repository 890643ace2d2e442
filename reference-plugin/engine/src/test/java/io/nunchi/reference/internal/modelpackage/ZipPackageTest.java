package io.nunchi.reference.internal.modelpackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.testing.ProtobufMessage;
import io.nunchi.reference.internal.testing.RawZip;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.reference.internal.wiring.Wiring;
import io.nunchi.spi.AnalyzerEngine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ZipPackageTest {

  private static final byte[] MODEL = TinyModels.yolox(TinyModels.noCells());
  private static final byte[] SMALL = "small".getBytes(StandardCharsets.UTF_8);
  private static final int LINK = 0120777;

  /** ONNX has no field of this number, and readers skip it. */
  private static final int UNKNOWN_FIELD = 1000;

  @TempDir private Path folder;

  private final ModelPackageReader reader =
      Wiring.injector(TestHost.nativeFolder()).getInstance(ModelPackageReader.class);

  private static byte[] manifest() {
    ObjectNode manifest = TestPackages.yoloxManifest();
    manifest.put("sha256", Digests.sha256(ByteBuffer.wrap(MODEL)));
    return manifest.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static RawZip good() {
    return new RawZip().add("model.json", manifest()).add("model.onnx", MODEL);
  }

  private Path write(byte[] zip) throws IOException {
    return Files.write(folder.resolve("package.zip"), zip);
  }

  private void assertRefused(byte[] zip, String code, String saying) throws IOException {
    Path file = write(zip);
    assertThatThrownBy(() -> reader.read(file))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining(code)
        .hasMessageContaining(saying)
        .hasMessageContaining("package.zip");
  }

  @Test
  void readsAPackageAndRunsIt() throws Exception {
    Path zip = write(good().toBytes());
    ModelPackage read = reader.read(zip);
    assertThat(read.manifest().id()).isEqualTo("tiny-yolox");
    assertThat(read.model()).isEqualTo(ByteBuffer.wrap(MODEL));
    try (AnalyzerEngine engine = TestHost.start(zip)) {
      engine.warmUp();
    }
  }

  @Test
  void readsFilesThatAreNotPackedAndFoldersAndAComment() throws Exception {
    byte[] zip =
        new RawZip()
            .addStored("model.json", manifest())
            .addStored("model.onnx", MODEL)
            .addStored("probes/", new byte[0])
            .addStored("probes/one.png", SMALL)
            .toBytes();
    byte[] commented = Arrays.copyOf(zip, zip.length + 3);
    commented[zip.length - 2] = 3;
    assertThat(reader.read(write(commented)).model()).isEqualTo(ByteBuffer.wrap(MODEL));
  }

  @Test
  void readsWhatOtherProgramsWrite() throws Exception {
    Path zip = folder.resolve("package.zip");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.putNextEntry(new ZipEntry("model.json"));
      out.write(manifest());
      out.putNextEntry(new ZipEntry("model.onnx"));
      out.write(MODEL);
    }
    assertThat(reader.read(zip).model()).isEqualTo(ByteBuffer.wrap(MODEL));
  }

  @Test
  void readsALargeModelPieceByPiece() throws Exception {
    byte[] weights = new byte[3 << 20];
    new Random(1).nextBytes(weights);
    byte[] padded = new ProtobufMessage().bytes(UNKNOWN_FIELD, weights).toBytes();
    byte[] model = Arrays.copyOf(MODEL, MODEL.length + padded.length);
    System.arraycopy(padded, 0, model, MODEL.length, padded.length);
    ObjectNode manifest = TestPackages.yoloxManifest();
    manifest.put("sha256", Digests.sha256(ByteBuffer.wrap(model)));
    byte[] json = manifest.toString().getBytes(StandardCharsets.UTF_8);
    byte[] deflated = new RawZip().add("model.json", json).add("model.onnx", model).toBytes();
    assertThat(reader.read(write(deflated)).model()).isEqualTo(ByteBuffer.wrap(model));
    byte[] stored = new RawZip().add("model.json", json).addStored("model.onnx", model).toBytes();
    assertThat(reader.read(write(stored)).model()).isEqualTo(ByteBuffer.wrap(model));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../model.onnx",
        "weights/../../outside",
        "..",
        "/etc/passwd",
        "\\windows\\system32",
        "C:/windows/win.ini",
        "c:model.onnx",
        "weights\\model.onnx",
        "./model.bin",
        "weights//model.bin",
        "a/b/c/d/e",
        "bell\u0007",
        "nul\u0000.onnx"
      })
  void refusesNamesThatDoNotStayInside(String name) throws Exception {
    assertRefused(good().add(name, SMALL).toBytes(), "NUN-5031", "does not stay in the package");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../", "/", "C:/", "a/../../b/"})
  void refusesFoldersThatDoNotStayInside(String name) throws Exception {
    assertRefused(good().addStored(name, new byte[0]).toBytes(), "NUN-5031", "package");
  }

  static Stream<Arguments> collisions() {
    return Stream.of(
        Arguments.of("model.onnx", "model.onnx", "twice"),
        Arguments.of("a.bin", "A.BIN", "case does not count"),
        Arguments.of("stra\u00dfe", "STRASSE", "case does not count"),
        Arguments.of("\u00e9", "e\u0301", "case does not count"),
        Arguments.of("weights", "weights/a", "case does not count"),
        Arguments.of("weights/a", "Weights/b", "case does not count"),
        Arguments.of("weights/a", "WEIGHTS", "case does not count"));
  }

  @ParameterizedTest
  @MethodSource("collisions")
  void refusesNamesThatCollide(String first, String second, String saying) throws Exception {
    assertRefused(
        new RawZip().add("model.json", manifest()).add(first, MODEL).add(second, SMALL).toBytes(),
        "NUN-5032",
        saying);
  }

  @Test
  void refusesLinks() throws Exception {
    byte[] zip =
        good()
            .add(
                "link.onnx",
                "/etc/passwd".getBytes(StandardCharsets.UTF_8),
                entry -> {
                  entry.madeOn = 3;
                  entry.unixMode = LINK;
                })
            .toBytes();
    assertRefused(zip, "NUN-5002", "a symbolic link");
  }

  @Test
  void refusesDevices() throws Exception {
    byte[] zip =
        good()
            .add(
                "device",
                SMALL,
                entry -> {
                  entry.madeOn = 3;
                  entry.unixMode = 0020666;
                })
            .toBytes();
    assertRefused(zip, "NUN-5002", "neither a file nor a folder");
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        lie("more than is there", entry -> entry.bytes = entry.bytesInHeader = 4000, "4000 bytes"),
        lie("less than is there", entry -> entry.bytes = entry.bytesInHeader = 100, "more"),
        lie("nothing at all", entry -> entry.bytes = entry.bytesInHeader = 0, "more"),
        lie("two sizes", entry -> entry.bytesInHeader = 100, "two opinions"),
        lie("two names", entry -> entry.nameInHeader = "model.exe", "two opinions"),
        lie("another checksum", entry -> entry.crc ^= 1, "checksum"),
        lie("garbage", entry -> Arrays.fill(entry.packed, (byte) 0xff), "unpacked"),
        lie("a password", entry -> entry.flags |= 1, "encrypted"),
        lie("another method", entry -> entry.method = 93, "method 93"),
        lie("the place of another file", entry -> entry.headerOffset = 0, "two opinions"),
        lie("a place behind the end", entry -> entry.headerOffset = 1 << 20, "before the zip's"));
  }

  private static Arguments lie(String what, Consumer<RawZip.Entry> lie, String saying) {
    return Arguments.of(what, lie, saying);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void refusesFilesThatAreNotWhatTheDirectorySays(
      String what, Consumer<RawZip.Entry> lie, String saying) throws Exception {
    byte[] zip = new RawZip().add("model.json", manifest()).add("model.onnx", MODEL, lie).toBytes();
    assertRefused(zip, "NUN-5033", saying);
  }

  @Test
  void refusesFilesThatOverlap() throws Exception {
    byte[] inner = new RawZip().addStored("kernel", SMALL).toBytes();
    // The second entry's header lies inside the first entry's data.
    byte[] zip =
        good()
            .addStored("outer", inner)
            .add(
                "kernel",
                SMALL,
                entry -> {
                  entry.method = 0;
                  entry.packed = new byte[0];
                  entry.packedBytes = SMALL.length;
                  entry.headerOffset = offsetOfOuter() + 30 + "outer".length();
                })
            .toBytes();
    assertRefused(zip, "NUN-5033", "overlap");
  }

  private static int offsetOfOuter() {
    byte[] before = good().toBytes();
    ByteBuffer end = ByteBuffer.wrap(before).order(ByteOrder.LITTLE_ENDIAN);
    return end.getInt(before.length - 6);
  }

  @Test
  void refusesAFileThatUnpacksToHundredsOfTimesItsSize() throws Exception {
    byte[] zip = good().add("bomb", new byte[1 << 20]).toBytes();
    assertRefused(zip, "NUN-5011", "100 times");
  }

  @Test
  void refusesMoreThanTwoGibibytesInAll() throws Exception {
    RawZip zip = good();
    for (int i = 0; i < 3; i++) {
      zip.add(
          "bomb" + i,
          SMALL,
          entry -> {
            entry.bytes = entry.bytesInHeader = 1_000_000_000;
            entry.packedBytes = 10_000_001;
          });
    }
    assertRefused(zip.toBytes(), "NUN-5011", "2147483648 bytes when unpacked");
  }

  @Test
  void refusesMoreThanAThousandEntries() throws Exception {
    RawZip zip = good();
    for (int i = 0; i < 999; i++) {
      zip.addStored("file" + i, new byte[0]);
    }
    assertRefused(zip.toBytes(), "NUN-5011", "1001 entries");
  }

  @Test
  void refusesMoreEntriesThanItAnnounces() throws Exception {
    assertRefused(good().toBytes(1), "NUN-5033", "1 entries");
  }

  @Test
  void refusesExternalData() throws Exception {
    byte[] model = TinyModels.external("weights.bin");
    ObjectNode manifest = TestPackages.yoloxManifest();
    manifest.put("sha256", Digests.sha256(ByteBuffer.wrap(model)));
    byte[] json = manifest.toString().getBytes(StandardCharsets.UTF_8);
    byte[] zip =
        new RawZip()
            .add("model.json", json)
            .add("model.onnx", model)
            .add("weights.bin", SMALL)
            .toBytes();
    assertRefused(zip, "NUN-5013", "another file");
  }

  @Test
  void saysThatTheFolderItselfWasPacked() throws Exception {
    byte[] zip = new RawZip().add("yolox/model.json", manifest()).toBytes();
    assertRefused(zip, "NUN-5003", "pack what is in the folder, not the folder itself");
  }

  @Test
  void refusesAFileThatIsNoZip() throws Exception {
    assertRefused(MODEL, "NUN-5033", "a file that is no zip");
  }

  @Test
  void givesUpWhenTheTimeIsOver() throws Exception {
    Path zip = write(good().toBytes());
    assertThatThrownBy(() -> reader.read(zip, Duration.ZERO))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("NUN-5034")
        .hasMessageContaining("loadTimeout");
  }

  @Property(tries = 1000)
  void anyFlippedByteIsReadOrATypedFailure(
      @ForAll @IntRange(max = 1_000_000) int position, @ForAll byte replacement) throws Exception {
    assertReadOrRefused(
        zip -> {
          zip[position % zip.length] = replacement;
          return zip;
        });
  }

  @Property(tries = 300)
  void anyCutIsATypedFailure(@ForAll @IntRange(max = 1_000_000) int length) throws Exception {
    assertReadOrRefused(zip -> Arrays.copyOf(zip, length % zip.length));
  }

  private static void assertReadOrRefused(UnaryOperator<byte[]> change) throws IOException {
    ModelPackageReader reader =
        Wiring.injector(TestHost.nativeFolder()).getInstance(ModelPackageReader.class);
    Path file = Files.createTempFile("nunchi-zip", ".zip");
    try {
      Files.write(file, change.apply(good().toBytes()));
      assertThat(reader.read(file).model()).isEqualTo(ByteBuffer.wrap(MODEL));
    } catch (ModelRefusedException refused) {
      assertThat(refused.problems()).isNotEmpty();
    } finally {
      Files.delete(file);
    }
  }
}
