package io.nunchi.cli.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.failure.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  private final List<String> lines = new ArrayList<>();
  private final List<Problem> unusable = new ArrayList<>();
  private final LineReader reader = new LineReader("commands", lines::add, unusable::add);

  private void take(String text, Charset charset) {
    byte[] bytes = text.getBytes(charset);
    reader.take(bytes, bytes.length);
  }

  private void take(String text) {
    take(text, StandardCharsets.UTF_8);
  }

  @Test
  void aLineCountsWhenItsEndHasCome() {
    take("swap nunchi.ref");
    assertThat(lines).isEmpty();
    take("erence\nsta");
    assertThat(lines).containsExactly("swap nunchi.reference");
    take("tus\n");
    assertThat(lines).containsExactly("swap nunchi.reference", "status");
    assertThat(unusable).isEmpty();
  }

  @Test
  void aCharacterMayComeInPieces() {
    byte[] bytes = "swap a,model=모델\n".getBytes(StandardCharsets.UTF_8);
    for (byte one : bytes) {
      reader.take(new byte[] {one}, 1);
    }
    assertThat(lines).containsExactly("swap a,model=모델");
  }

  @Test
  void whatWindowsEditorsAddIsNoPartOfACommand() {
    take("\uFEFFstatus\r\n\r\nstop\r\n");
    assertThat(lines).containsExactly("status", "stop");
  }

  @Test
  void blankLinesAndCommentsAreLeftOut() {
    take("\n  \n# swap a\n  status  \n");
    assertThat(lines).containsExactly("status");
  }

  @Test
  void wordsMayBeSetApartByTabs() {
    take("\tswap\tnunchi.reference\t\n");
    assertThat(lines).containsExactly("swap\tnunchi.reference");
    assertThat(unusable).isEmpty();
  }

  @Test
  void whatIsNoTextIsToldWithItsPlaceAndTheRestIsRead() {
    take("status\nswap caf\u00e9\n", StandardCharsets.ISO_8859_1);
    take("stop\0\nstatus\n");
    assertThat(lines).containsExactly("status", "status");
    assertThat(unusable).extracting(Problem::code).containsOnly("NUN-7063");
    assertThat(unusable).extracting(Problem::where).containsExactly("commands:2", "commands:3");
  }

  @Test
  void anEndlessLineTakesNoMemoryAndIsTold() {
    for (int i = 0; i < 100; i++) {
      take("x".repeat(1000));
    }
    take("\nstatus\n");
    assertThat(lines).containsExactly("status");
    assertThat(unusable).singleElement().extracting(Problem::found).isEqualTo("more");
  }

  @Test
  void halfALineIsNotCarriedOut() {
    take("status\nswap nunchi.reference,model=/mod");
    reader.giveUpBegunLine();
    reader.giveUpBegunLine();
    assertThat(lines).containsExactly("status");
    assertThat(unusable)
        .singleElement()
        .extracting(Problem::found)
        .isEqualTo("swap nunchi.reference,model=/mod");
    take("stop\n");
    assertThat(lines).containsExactly("status", "stop");
  }
}
