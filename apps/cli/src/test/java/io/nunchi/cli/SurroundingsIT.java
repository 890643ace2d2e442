package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.PictureFiles;
import io.nunchi.cli.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packed program where it is not at home: without a locale, and in other languages. */
@Tag("slow")
class SurroundingsIT {

  private static final Pattern DIGIT_OF_ANOTHER_ALPHABET = Pattern.compile("[\\p{Nd}&&[^0-9]]");
  private static final List<String> NAMES =
      List.of("été.png", "日本語 1.png", "😀.png", "it's \"quoted\".png", "עברית.png", "plain.png");

  @TempDir Path folder = Path.of("");

  /** As under systemd and cron. A shell writes the names: this process may not know them. */
  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "xx_XX.UTF-8"})
  void readsFilesOfAnyNameWithoutALocale(String locale) throws Exception {
    Files.write(folder.resolve("p"), PictureFiles.encoded(PictureFiles.tiles(16), "png"));
    Files.writeString(folder.resolve("names"), String.join("\n", NAMES) + "\n");
    Files.writeString(
        folder.resolve("run.sh"),
        """
        mkdir 사진
        while IFS= read -r name; do cp p "사진/$name"; done <names
        exec "$1" analyze 사진 --plugin nunchi.classic --no-video --json --out 결과
        """);
    ProcessBuilder script =
        new ProcessBuilder("sh", "run.sh", Program.launcher().toString())
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out.json").toFile())
            .redirectError(folder.resolve("err.txt").toFile());
    script.environment().put("JAVA_HOME", System.getProperty("java.home"));
    script.environment().put("NUNCHI_SKIP_BUILD", "1");
    script.environment().put("LC_ALL", locale);

    int exit = script.start().waitFor();

    assertThat(exit).as(Files.readString(folder.resolve("err.txt"))).isZero();
    JsonNode summary = JsonMapper.shared().readTree(Files.readString(folder.resolve("out.json")));
    assertThat(summary.get("frames").get("analyzed").asInt()).isEqualTo(NAMES.size());
    assertThat(summary.get("source").get("name").asString()).isEqualTo("사진");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR", "hi-IN-u-nu-deva", "th-TH-u-nu-thai"})
  void printsTheSameDigitsInEveryLanguage(String tag) throws Exception {
    String[] parts = tag.split("-u-nu-", -1);
    String[] language = parts[0].split("-", -1);
    String options = "-Duser.language=" + language[0] + " -Duser.country=" + language[1];
    if (parts.length > 1) {
      options += " -Duser.extensions=u-nu-" + parts[1];
    }
    Path broken = Files.createDirectories(folder.resolve("pictures"));
    Files.write(broken.resolve("1.png"), PictureFiles.encoded(PictureFiles.tiles(16), "png"));
    Files.write(broken.resolve("2.png"), new byte[] {1, 2, 3});

    try (Program program =
        Program.run(
            folder,
            Map.of("JAVA_TOOL_OPTIONS", options),
            "analyze",
            broken.toString(),
            "--plugin",
            "nunchi.classic",
            "--out",
            "out")) {

      assertThat(program.exitCode()).as(program.err()).isEqualTo(1);
      assertNoOtherDigits(program.out() + program.err());
    }
    assertNoOtherDigits(Files.readString(folder.resolve("out/summary.json")));
    assertNoOtherDigits(Files.readString(folder.resolve("out/results.jsonl")));
  }

  private static void assertNoOtherDigits(String text) {
    assertThat(text).isNotBlank().doesNotContainPattern(DIGIT_OF_ANOTHER_ALPHABET);
  }
}
