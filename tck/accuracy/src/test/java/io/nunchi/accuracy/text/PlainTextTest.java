package io.nunchi.accuracy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  private static final String TEXT = "person\r\n\r\n\u00A0t\u00EAte \t\rbus\n";
  private static final List<String> LINES = List.of("person", "", "t\u00EAte", "bus");

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
  void aByteOrderMarkIsNoPartOfTheText(String encoding) throws Exception {
    byte[] bytes = ("\uFEFF" + TEXT).getBytes(Charset.forName(encoding));
    assertThat(PlainText.lines(PlainText.decode(bytes))).isEqualTo(LINES);
  }

  @Test
  void withoutAMarkItIsUtf8() throws Exception {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    assertThat(PlainText.lines(PlainText.decode(bytes))).isEqualTo(LINES);
    assertThat(PlainText.decode(new byte[0])).isEmpty();
  }

  @Test
  void filesThatWerePutTogetherHaveMarksInside() throws Exception {
    byte[] bytes = "\uFEFFcar\n\uFEFFbus".getBytes(StandardCharsets.UTF_8);
    assertThat(PlainText.lines(PlainText.decode(bytes))).containsExactly("car", "bus");
  }

  @Test
  void anotherEncodingIsRefusedWithItsLineAndByte() {
    byte[] bytes = "car\nt\u00EAte".getBytes(StandardCharsets.ISO_8859_1);
    assertThatExceptionOfType(MalformedTextException.class)
        .isThrownBy(() -> PlainText.decode(bytes))
        .satisfies(e -> assertThat(e.line()).isEqualTo(2))
        .withMessageContaining("0xEA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE"})
  void zeroBytesAreNoText(String encoding) {
    byte[] bytes = "car".getBytes(Charset.forName(encoding));
    assertThatExceptionOfType(MalformedTextException.class)
        .isThrownBy(() -> PlainText.decode(bytes))
        .withMessageContaining("UTF-16 without a byte order mark");
  }

  @Test
  void aCutCharacterIsRefused() {
    byte[] bytes = {'c', (byte) 0xC3};
    assertThatExceptionOfType(MalformedTextException.class)
        .isThrownBy(() -> PlainText.decode(bytes));
  }
}
