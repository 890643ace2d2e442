package io.nunchi.tck.internal.future;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit's enums of the future are those of the contract, with one more constant. */
class FutureEnumsTest {

  private static final Path FUTURE = Path.of("src", "future", "java", "io/nunchi/spi/frame");
  private static final Path TODAY = Path.of("..", "..", "spi/src/main/java/io/nunchi/spi/frame");

  @ParameterizedTest
  @ValueSource(strings = {"PixelFormat.java", "ColorMatrix.java", "ColorRange.java"})
  void differInOneConstant(String file) throws IOException {
    String future = Files.readString(FUTURE.resolve(file));
    String today = Files.readString(TODAY.resolve(file));

    assertThat(future).contains("FUTURE");
    assertThat(withoutFuture(future)).isEqualTo(today);
  }

  private static String withoutFuture(String source) {
    return source
        .replaceAll(",\\n  /\\*\\* [^\\n]* \\*/\\n  FUTURE(\\(\\d\\))?", "")
        .replaceAll("\\n      case FUTURE [^\\n]*", "");
  }
}
