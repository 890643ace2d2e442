package io.nunchi.cli.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.testing.PictureFiles;
import io.nunchi.spi.failure.Problem;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table "Pictures" of {@code docs/media.md}, row by row. */
class PicturesTest {

  private static final int TILE = 16;

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "jpg, 1", "jpg, 2", "jpg, 3", "jpg, 4", "jpg, 5", "jpg, 6", "jpg, 7", "jpg, 8", "png, 2",
    "png, 3", "png, 4", "png, 5", "png, 6", "png, 7", "png, 8"
  })
  void everyOrientationIsApplied(String format, int orientation) throws Exception {
    BufferedImage upright = PictureFiles.tiles(TILE);
    BufferedImage stored = PictureFiles.stored(upright, orientation);
    byte[] file =
        format.equals("jpg")
            ? PictureFiles.jpeg(stored, false)
            : PictureFiles.encoded(stored, format);

    FrameBuffer picture = only(format, PictureFiles.withOrientation(file, orientation));

    assertShows(upright, picture);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 65535})
  void anOrientationThatDoesNotExistSaysNothing(int orientation) throws Exception {
    BufferedImage upright = PictureFiles.tiles(TILE);
    byte[] file = PictureFiles.withOrientation(PictureFiles.jpeg(upright, false), orientation);

    assertShows(upright, only("jpg", file));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void profilesAreNotApplied(boolean progressive) throws Exception {
    byte[] plain = PictureFiles.jpeg(PictureFiles.tiles(TILE), progressive);
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

    byte[] expected = bytes(only("jpg", plain));
    byte[] withProfile = bytes(only("jpg", PictureFiles.withProfile(plain, linear)));

    assertThat(withProfile).isEqualTo(expected);
  }

  @Test
  void alphaIsDroppedAndStoredColoursStay() throws Exception {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_4BYTE_ABGR);
    image.setRGB(0, 0, 0x00c86432); // fully transparent
    image.setRGB(1, 0, 0x80c86432);

    FrameBuffer picture = only("png", PictureFiles.encoded(image, "png"));

    assertThat(bgr(picture, 0, 0)).containsExactly(0x32, 0x64, 0xc8);
    assertThat(bgr(picture, 1, 0)).containsExactly(0x32, 0x64, 0xc8);
  }

  @Test
  void greyWithAlphaIsGrey() throws Exception {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, 3, DataBuffer.TYPE_BYTE);
    WritableRaster raster = model.createCompatibleWritableRaster(3, 2);
    raster.setPixel(0, 0, new int[] {100, 7});

    FrameBuffer picture =
        only("png", PictureFiles.encoded(new BufferedImage(model, raster, false, null), "png"));

    assertThat(bgr(picture, 0, 0)).containsExactly(100, 100, 100);
  }

  @Test
  void greyJpegStaysGrey() throws Exception {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 16 * 16; i++) {
      image.getRaster().setSample(i % 16, i / 16, 0, 100);
    }

    assertThat(bgr(only("jpg", PictureFiles.jpeg(image, false)), 8, 8))
        .containsExactly(100, 100, 100);
  }

  @Test
  void theUpperHalfOfSixteenBitsIsTaken() throws Exception {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, 1, DataBuffer.TYPE_USHORT);
    WritableRaster raster = model.createCompatibleWritableRaster(3, 2);
    raster.setPixel(0, 0, new int[] {0xc8ff, 0x6400, 0x3280});

    FrameBuffer picture =
        only("png", PictureFiles.encoded(new BufferedImage(model, raster, false, null), "png"));

    assertThat(bgr(picture, 0, 0)).containsExactly(0x32, 0x64, 0xc8);
  }

  /** The values that OpenCV 4.9 reads from the same files. */
  @ParameterizedTest
  @CsvSource({"0, 48, 95, 189", "2, 100, 1, 155"})
  void fourInksBecomeRed(int transform, int blue, int green, int red) throws Exception {
    FrameBuffer picture =
        only("jpg", PictureFiles.fourInks(new int[] {200, 100, 50, 240}, transform));

    int[] found = bgr(picture, 8, 8);
    assertThat(found[0]).isCloseTo(blue, within(2));
    assertThat(found[1]).isCloseTo(green, within(2));
    assertThat(found[2]).isCloseTo(red, within(2));
  }

  @Test
  void progressiveJpegIsRead() throws Exception {
    BufferedImage tiles = PictureFiles.tiles(TILE);

    assertShows(tiles, only("jpg", PictureFiles.jpeg(tiles, true)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 17", "17, 1", "3, 5", "127, 63"})
  void oddSizesStay(int width, int height) throws Exception {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);

    for (byte[] file :
        new byte[][] {
          PictureFiles.jpeg(image, false),
          PictureFiles.encoded(image, "png"),
          PictureFiles.encoded(image, "bmp")
        }) {
      FrameBuffer picture = only("jpg", file); // the content tells the format
      assertThat(picture.width()).isEqualTo(width);
      assertThat(picture.height()).isEqualTo(height);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "progressive", "png", "bmp"})
  void aFileThatIsCutOffIsRefused(String kind) throws Exception {
    BufferedImage tiles = PictureFiles.tiles(32);
    byte[] whole =
        switch (kind) {
          case "jpg" -> PictureFiles.jpeg(tiles, false);
          case "progressive" -> PictureFiles.jpeg(tiles, true);
          default -> PictureFiles.encoded(tiles, kind);
        };

    for (int parts = 1; parts <= 9; parts += 4) {
      Problem problem = refused(kind, Arrays.copyOf(whole, whole.length * parts / 10));
      assertThat(problem.code()).isEqualTo(CliErrors.FRAME_UNREADABLE);
      assertThat(problem.found()).isNotBlank().isNotEqualTo("null");
    }
  }

  @Test
  void aPictureLargerThanMemoryIsRefusedBeforeItIsDecoded() throws Exception {
    byte[] small = PictureFiles.encoded(PictureFiles.tiles(TILE), "png");

    Problem problem = refused("png", PictureFiles.withPngSize(small, 32_000, 32_000));
    Problem tooLong = refused("png", PictureFiles.withPngSize(small, 40_000, 1));

    assertThat(problem.found())
        .contains("32000x32000 pixels")
        .contains("an eighth of the Java heap");
    assertThat(tooLong.found()).contains("40000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "tiff"})
  void otherFormatsAreRefusedAndNotPassedOver(String format) throws Exception {
    byte[] file = PictureFiles.encoded(PictureFiles.tiles(TILE), format);

    assertThat(refused(format, file).found())
        .containsIgnoringCase(format.substring(0, 3))
        .contains("not read");
    assertThat(refused("webp", "RIFF....WEBPVP8 ".getBytes(StandardCharsets.US_ASCII)).found())
        .contains("no JPEG, PNG");
  }

  @Test
  void anEmptyFileIsRefused() throws Exception {
    assertThat(refused("jpg", new byte[0]).found()).isNotBlank();
  }

  /** As a camera of another language writes it: such a name exists in no UTF-8 locale. */
  @Test
  void aNameThatIsNoTextIsRead() throws Exception {
    byte[] file = PictureFiles.encoded(PictureFiles.tiles(TILE), "png");
    Files.write(folder.resolve("plain.png"), file);
    String rename = "mv \"$0/plain.png\" \"$0/$(printf 'caf\\351 \\047\\042 1.png')\"";
    int exit = new ProcessBuilder("sh", "-c", rename, folder.toString()).start().waitFor();
    assumeThat(exit).as("file systems of macOS take no such name").isZero();

    try (ImageFolderSource source = ImageFolderSource.open(folder, OptionalDouble.empty())) {
      assertThat(source.next()).isInstanceOf(SourceFrame.Decoded.class);
    }
  }

  @Test
  void theSummaryTellsWhatWasRead() throws Exception {
    BufferedImage tiles = PictureFiles.tiles(TILE);
    byte[] jpeg = PictureFiles.jpeg(PictureFiles.stored(tiles, 6), false);
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    Files.write(folder.resolve("1.jpg"), PictureFiles.withOrientation(jpeg, 6));
    Files.write(folder.resolve("2.jpg"), PictureFiles.withProfile(jpeg, profile));
    Files.write(folder.resolve("3.jpg"), PictureFiles.fourInks(new int[] {9, 9, 9, 9}, 0));
    Files.write(folder.resolve("4.png"), PictureFiles.encoded(tiles, "png"));
    try (ImageFolderSource source = ImageFolderSource.open(folder, OptionalDouble.empty())) {
      for (int i = 0; i < 4; i++) {
        assertThat(source.next()).isInstanceOf(SourceFrame.Decoded.class);
      }

      PictureSummary summary = source.pictures().orElseThrow();

      assertThat(summary.sizes()).hasToString("{16x16=1, 48x64=1, 64x48=2}");
      assertThat(summary.orientations()).hasToString("{turned_90=1, upright=3}");
      assertThat(summary.codecs()).hasToString("{JPEG=3, PNG=1}");
      assertThat(summary.colours()).hasToString("{CMYK=1, RGB, 8 bits=3}");
      assertThat(summary.profilesIgnored()).isEqualTo(1);
    }
  }

  private FrameBuffer only(String ending, byte[] content) throws IOException, CliException {
    SourceFrame frame = read(ending, content);
    assertThat(frame).isInstanceOf(SourceFrame.Decoded.class);
    return ((SourceFrame.Decoded) frame).picture();
  }

  private Problem refused(String ending, byte[] content) throws IOException, CliException {
    SourceFrame frame = read(ending, content);
    assertThat(frame).isInstanceOf(SourceFrame.Unreadable.class);
    return ((SourceFrame.Unreadable) frame).problem();
  }

  private SourceFrame read(String ending, byte[] content) throws IOException, CliException {
    Path one = Files.createDirectories(folder.resolve("one"));
    Path file = one.resolve(ending.equals("progressive") ? "picture.jpg" : "picture." + ending);
    Files.write(file, content);
    try (ImageFolderSource source = ImageFolderSource.open(one, OptionalDouble.empty())) {
      return Objects.requireNonNull(source.next());
    } finally {
      Files.delete(file);
    }
  }

  private static void assertShows(BufferedImage expected, FrameBuffer picture) {
    assertThat(picture.width()).isEqualTo(expected.getWidth());
    assertThat(picture.height()).isEqualTo(expected.getHeight());
    for (int y = TILE / 2; y < expected.getHeight(); y += TILE) {
      for (int x = TILE / 2; x < expected.getWidth(); x += TILE) {
        int[] found = bgr(picture, x, y);
        for (int i = 0; i < 3; i++) {
          int wanted = (expected.getRGB(x, y) >> (i * 8)) & 0xff;
          assertThat(found[i]).as("colour %s at %s,%s", i, x, y).isCloseTo(wanted, within(8));
        }
      }
    }
  }

  private static byte[] bytes(FrameBuffer picture) {
    byte[] bytes = new byte[picture.memory(0).remaining()];
    picture.memory(0).get(0, bytes);
    return bytes;
  }

  private static int[] bgr(FrameBuffer picture, int x, int y) {
    int at = y * picture.planes().get(0).stride() + x * 3;
    return new int[] {
      picture.memory(0).get(at) & 0xff,
      picture.memory(0).get(at + 1) & 0xff,
      picture.memory(0).get(at + 2) & 0xff
    };
  }
}
