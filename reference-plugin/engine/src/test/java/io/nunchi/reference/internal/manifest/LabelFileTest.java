package io.nunchi.reference.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Label maps with gaps, as the 91 classes of COCO and TensorFlow Lite have them. */
class LabelFileTest {

  @Test
  void placeholdersAndEmptyLinesKeepTheNumbersOfTheOthers() throws Exception {
    List<String> labels = lines("???\nperson\n\nN/A\ncar\nN/A\n\n");

    assertThat(labels).hasSize(6).contains("person", "car").doesNotHaveDuplicates();
    assertThat(labels.indexOf("person")).isEqualTo(1);
    assertThat(labels.indexOf("car")).isEqualTo(4);
    assertThat(labels.stream().filter(LabelFile::isUnused)).hasSize(4);
  }

  @Test
  void aMapGivesEachLabelItsNumber() throws Exception {
    for (String map : List.of("{1: person, 3: car}", "{\"3\": \"car\",\n \"1\": \"person\"}")) {
      List<String> labels = lines("\uFEFF" + map + "\n");

      assertThat(labels.indexOf("person")).isEqualTo(1);
      assertThat(labels.indexOf("car")).isEqualTo(3);
      assertThat(labels.stream().filter(LabelFile::isUnused)).hasSize(2);
    }
    assertThatExceptionOfType(ModelRefusedException.class)
        .isThrownBy(() -> lines("[\"car\", \"bus\", \"car\"]"))
        .withMessageContaining("label number 2")
        .withMessageContaining("as in label number 0");
  }

  @Test
  void linesInParenthesesAreNoMap() throws Exception {
    assertThat(lines("(background)\ncar\n(other)\n"))
        .containsExactly("(background)", "car", "(other)");
    assertThat(lines("(car,\r\n bus\r\n)")).containsExactly("car", "bus");
  }

  @Test
  void aLabelIsThereOnce() {
    assertThatExceptionOfType(ModelRefusedException.class)
        .isThrownBy(() -> lines("car\nN/A\ncar\n"))
        .withMessageContaining("car, as in line 1");
  }

  @Test
  void placeholdersAloneAreNoLabels() {
    assertThatExceptionOfType(ModelRefusedException.class).isThrownBy(() -> lines("N/A\n???\n"));
    assertThatExceptionOfType(ModelRefusedException.class).isThrownBy(() -> lines(""));
  }

  @Test
  void aLongLabelOverflowsNoStack() throws Exception {
    String label = "x".repeat(100_000);

    assertThat(lines("['" + label + "', 'car']")).containsExactly(label, "car");
  }

  /** Each text takes hours where a search begins again at every character. */
  @Test
  @Timeout(300)
  void aHostileFileIsReadInOneGo() throws Exception {
    String spaces = " ".repeat(4_000_000);
    String unclosed = "'" + "\\'".repeat(2_000_000);

    assertThat(lines("car" + spaces + "x")).containsExactly("car" + spaces + "x");
    assertThat(lines("[" + unclosed)).containsExactly("[" + unclosed);
  }

  @Test
  void anApostropheWithoutAnEndIsPartOfItsLabel() throws Exception {
    assertThat(lines("{0: driver's seat, 1: \"car\"}")).containsExactly("driver's seat", "car");
  }

  /** Looking for the end of the spaces from each of them took hours. */
  @Test
  @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void spacesInsideALabelAreReadOnce() throws Exception {
    String gap = " ".repeat(4_000_000);

    assertThat(lines("\uFEFF \u00A0\u180E" + "car" + gap + "boat\u2003\t\nbus"))
        .containsExactly("car" + gap + "boat", "bus");
  }

  private static List<String> lines(String text) throws ModelRefusedException {
    return LabelFile.lines("labels.txt", text.getBytes(StandardCharsets.UTF_8));
  }
}
