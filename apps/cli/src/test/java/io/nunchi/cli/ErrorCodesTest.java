package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/errors.md and the sources list the same codes. */
class ErrorCodesTest {

  private static final Pattern CODE = Pattern.compile("NUN-[0-9]{4}");
  private static final Pattern ROW = Pattern.compile("^\\| (NUN-[0-9]{4}) \\|");
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  /** The code in texts about the form of codes. */
  private static final String EXAMPLE = "NUN-1234";

  @Test
  void everyCodeIsExplainedAndEveryExplanationIsOfACode() throws IOException {
    assertThat(codesInSources()).isEqualTo(explainedCodes());
  }

  @Test
  void noCodeIsExplainedTwice() throws IOException {
    assertThat(explanations()).doesNotHaveDuplicates();
  }

  private static Set<String> codesInSources() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> folders = Files.walk(ROOT, 2)) {
      for (Path module : folders.filter(path -> Files.isDirectory(sources(path))).toList()) {
        collect(sources(module), codes);
      }
    }
    codes.remove(EXAMPLE);
    return codes;
  }

  private static Path sources(Path module) {
    return module.resolve("src/main");
  }

  private static void collect(Path folder, Set<String> codes) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(ErrorCodesTest::isSource).toList()) {
        Matcher matcher = CODE.matcher(Files.readString(file));
        while (matcher.find()) {
          codes.add(matcher.group());
        }
      }
    }
  }

  private static boolean isSource(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".java") || name.endsWith(".c") || name.endsWith(".h");
  }

  private static Set<String> explainedCodes() throws IOException {
    return new TreeSet<>(explanations());
  }

  private static List<String> explanations() throws IOException {
    try (Stream<String> lines = Files.lines(ROOT.resolve("docs/errors.md"))) {
      return lines.map(ROW::matcher).filter(Matcher::find).map(row -> row.group(1)).toList();
    }
  }
}
