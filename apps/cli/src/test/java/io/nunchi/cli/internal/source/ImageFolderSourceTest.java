package io.nunchi.cli.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.testing.Clips;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderSourceTest {

  @TempDir Path temporary = Path.of("");

  @Test
  void countsAsPeopleDo() throws Exception {
    Path folder = Clips.images(temporary.resolve("images"), 32, 24, 12);

    List<SourceFrame> frames = readAll(folder, OptionalDouble.of(2));

    assertThat(frames).hasSize(12);
    assertThat(frames.get(11).position().toMillis()).isEqualTo(5500);
    // the white rectangle has walked further in later pictures
    assertThat(pixels(frames.get(1)).get(3 * (32 * 12 + 3)) & 0xff).isEqualTo(255);
    assertThat(pixels(frames.get(9)).get(3 * (32 * 12 + 27)) & 0xff).isEqualTo(255);
  }

  @Test
  void readsAMotChallengeSequence() throws Exception {
    Path sequence = temporary.resolve("MOT-01");
    Clips.images(sequence.resolve("pictures"), 32, 24, 3);
    Files.writeString(
        sequence.resolve("seqinfo.ini"),
        "[Sequence]\nname=MOT-01-x\nimDir=pictures\nframeRate=4\nseqLength=3\n");

    try (ImageFolderSource source = ImageFolderSource.open(sequence, OptionalDouble.empty())) {
      assertThat(source.info().kind()).isEqualTo(SourceKind.SEQUENCE_FOLDER);
      assertThat(source.info().name()).isEqualTo("MOT-01-x");
      assertThat(source.info().frameRate()).isEqualTo(4);
      assertThat(source.info().frameCount()).hasValue(3);
    }
  }

  @Test
  void aKeyWithoutAValueSaysNothing() throws Exception {
    Path sequence = temporary.resolve("MOT-03");
    Clips.images(sequence.resolve("img1"), 32, 24, 1);
    Files.writeString(sequence.resolve("seqinfo.ini"), "name=\nimDir= \nframeRate=\n");

    try (ImageFolderSource source = ImageFolderSource.open(sequence, OptionalDouble.empty())) {
      assertThat(source.info().name()).isEqualTo("MOT-03");
      assertThat(source.info().frameRate()).isEqualTo(25);
    }
  }

  @Test
  void aWindowsEditorChangesNothingInADescription() throws Exception {
    Path sequence = temporary.resolve("MOT-04");
    Clips.images(sequence.resolve("img1"), 32, 24, 1);
    Files.write(
        sequence.resolve("seqinfo.ini"),
        "\uFEFFframeRate = 4 \r\nname=t\u00EAte\r\n".getBytes(StandardCharsets.UTF_16LE));

    try (ImageFolderSource source = ImageFolderSource.open(sequence, OptionalDouble.empty())) {
      assertThat(source.info().frameRate()).isEqualTo(4);
      assertThat(source.info().name()).isEqualTo("t\u00EAte");
    }
  }

  @Test
  void readsASequenceWithoutADescription() throws Exception {
    Clips.images(temporary.resolve("MOT-02/img1"), 32, 24, 3);

    try (ImageFolderSource source =
        ImageFolderSource.open(temporary.resolve("MOT-02"), OptionalDouble.empty())) {
      assertThat(source.info().kind()).isEqualTo(SourceKind.SEQUENCE_FOLDER);
      assertThat(source.info().frameRate()).isEqualTo(25);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frameRate=fast",
        "frameRate=0",
        "frameRate=-3",
        "imDir=../elsewhere",
        "imDir=a\u0000b"
      })
  void refusesADescriptionThatCannotBe(String line) throws IOException {
    Path sequence = temporary.resolve("MOT-03");
    Clips.images(sequence.resolve("img1"), 32, 24, 1);
    Files.writeString(sequence.resolve("seqinfo.ini"), line);

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> ImageFolderSource.open(sequence, OptionalDouble.empty()))
        .satisfies(
            refused ->
                assertThat(refused.problems().get(0).code())
                    .isEqualTo(CliErrors.SEQUENCE_INFO_MALFORMED));
  }

  @Test
  void refusesAFolderWithoutImages() throws IOException {
    Files.writeString(temporary.resolve("notes.txt"), "");

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> ImageFolderSource.open(temporary, OptionalDouble.empty()))
        .satisfies(
            refused -> assertThat(refused.problems().get(0).code()).isEqualTo(CliErrors.NO_IMAGES));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_INT_RGB
      })
  void takesColoursAsTheyAre(int type) throws Exception {
    BufferedImage image = new BufferedImage(3, 2, type);
    for (int x = 0; x < 3; x++) {
      for (int y = 0; y < 2; y++) {
        image.setRGB(x, y, new Color(255, 0, 51).getRGB());
      }
    }
    ByteBuffer pixels = onlyImage(image);

    assertThat(pixels.get(0) & 0xff).isEqualTo(51);
    assertThat(pixels.get(1) & 0xff).isZero();
    assertThat(pixels.get(2) & 0xff).isEqualTo(255);
  }

  @Test
  void takesGreyWithoutBrighteningIt() throws Exception {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, 100);

    ByteBuffer pixels = onlyImage(image);

    assertThat(List.of(pixels.get(0), pixels.get(1), pixels.get(2)))
        .containsExactly((byte) 100, (byte) 100, (byte) 100);
  }

  @Test
  void takesTheUpperHalfOfSixteenBits() throws Exception {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 0x64ff);

    assertThat(onlyImage(image).get(0)).isEqualTo((byte) 0x64);
  }

  @Test
  void saysWhyAnImageCannotBeDecoded() throws Exception {
    Path folder = Clips.images(temporary.resolve("images"), 32, 24, 2);
    Path whole = folder.resolve("frame1.png");
    Files.write(whole, Arrays.copyOf(Files.readAllBytes(whole), 60));

    List<SourceFrame> frames = readAll(folder, OptionalDouble.empty());

    assertThat(frames.get(0)).isInstanceOf(SourceFrame.Unreadable.class);
    assertThat(((SourceFrame.Unreadable) frames.get(0)).problem().where())
        .isEqualTo(whole.toString());
    assertThat(frames.get(1)).isInstanceOf(SourceFrame.Decoded.class);
  }

  private ByteBuffer onlyImage(BufferedImage image) throws IOException, CliException {
    Path folder = Files.createDirectories(temporary.resolve("one"));
    ImageIO.write(image, "png", folder.resolve("image.png").toFile());
    return pixels(readAll(folder, OptionalDouble.empty()).get(0));
  }

  private static ByteBuffer pixels(SourceFrame frame) {
    return ((SourceFrame.Decoded) frame).picture().planes().get(0).buffer();
  }

  private static List<SourceFrame> readAll(Path folder, OptionalDouble rate) throws CliException {
    List<SourceFrame> frames = new ArrayList<>();
    try (ImageFolderSource source = ImageFolderSource.open(folder, rate)) {
      for (long i = 0; i < source.info().frameCount().orElseThrow(); i++) {
        frames.add(Objects.requireNonNull(source.next()));
      }
      assertThat(source.next()).isNull();
    }
    return frames;
  }
}
