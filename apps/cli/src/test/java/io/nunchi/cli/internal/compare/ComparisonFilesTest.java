package io.nunchi.cli.internal.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonFilesTest {

  @TempDir private Path temporary = Path.of("");

  @Test
  void oneDatasetLeavesNoPagesOfSeveral() throws Exception {
    Path out = temporary.resolve("out");
    write("out/comparison.json", "{\"datasets\": {\"day\": {}, \"night\": {}, \"../up\": {}}}");
    Path day = write("out/day/report.html", "");
    Path night = write("out/night/report.html", "");
    Path others = write("out/mine/report.html", "");
    Path outside = write("up/report.html", "");

    ComparisonFiles.prepare(out, List.of("day"));

    assertThat(List.of(day, night)).allSatisfy(page -> assertThat(page).doesNotExist());
    assertThat(List.of(others, outside)).allSatisfy(page -> assertThat(page).exists());
  }

  @Test
  void severalDatasetsLeaveNoPageOfOne() throws Exception {
    write("out/comparison.json", "{\"verdict\": \"passed\"}");
    Path page = write("out/report.html", "");

    ComparisonFiles.prepare(temporary.resolve("out"), List.of("day", "night"));

    assertThat(page).doesNotExist();
  }

  @Test
  void whatIsNoComparisonHasNoPages() throws Exception {
    write("out/comparison.json", "not JSON");
    Path page = write("out/report.html", "");

    ComparisonFiles.prepare(temporary.resolve("out"), List.of("day", "night"));

    assertThat(page).exists();
  }

  private Path write(String name, String text) throws IOException {
    Path file = temporary.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
