package io.nunchi.tck.internal.signature;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.failure.Problem;
import io.nunchi.tck.internal.TckErrors;
import io.nunchi.tck.report.TckException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The contract that this kit was built with, from the resource {@code io/nunchi/tck/spi.signature}
 * that the build writes.
 */
public final class KitContract {

  private static final String RESOURCE = "/io/nunchi/tck/spi.signature";
  private static final int SHOWN = 8;

  private KitContract() {}

  /** Throws if the spi on the class path differs from the one that this kit was built with. */
  public static void requireUnchanged() throws TckException {
    if (!AtHand.DIFFERENCES.isEmpty()) {
      throw new TckException(List.of(problem(AtHand.DIFFERENCES)));
    }
  }

  /** Compares once: the contract on the class path does not change while the JVM runs. */
  private static final class AtHand {
    private static final List<String> DIFFERENCES = find();

    private static List<String> find() {
      try {
        return differences(builtWith(), ApiSignature.ofCodeOf(AnalyzerPlugin.class));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Problem problem(List<String> differences) {
    String shown = String.join("\n", differences.subList(0, Math.min(SHOWN, differences.size())));
    int more = differences.size() - SHOWN;
    return Problem.of(TckErrors.SPI_DIFFERS, "the contract at hand is not the kit's own")
        .expected("the API of the nunchi-spi that the kit was built with")
        .found(more > 0 ? shown + "\nand " + more + " more" : shown)
        .where(
            String.valueOf(
                AnalyzerPlugin.class.getProtectionDomain().getCodeSource().getLocation()))
        .fix("take nunchi-spi and nunchi-tck of one release");
  }

  private static List<String> builtWith() throws IOException {
    try (InputStream text = KitContract.class.getResourceAsStream(RESOURCE)) {
      if (text == null) {
        throw new IOException("this jar does not carry " + RESOURCE);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** Lists removed lines with {@code -} and added lines with {@code +}. */
  static List<String> differences(List<String> known, List<String> actual) {
    List<String> differences = new ArrayList<>();
    known.stream()
        .filter(line -> !actual.contains(line))
        .forEach(line -> differences.add("- " + line));
    actual.stream()
        .filter(line -> !known.contains(line))
        .forEach(line -> differences.add("+ " + line));
    return differences;
  }

  /**
   * Writes the signature of the spi on the class path, as a step of the kit's build.
   *
   * @param arguments the file to write
   */
  public static void main(String[] arguments) throws IOException {
    List<String> lines = ApiSignature.ofCodeOf(AnalyzerPlugin.class);
    Path file = Path.of(arguments[0]);
    Files.createDirectories(file.getParent());
    Files.write(file, lines, StandardCharsets.UTF_8);
  }
}
