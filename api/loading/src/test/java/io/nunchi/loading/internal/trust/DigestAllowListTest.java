package io.nunchi.loading.internal.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.loading.LoadingException;
import io.nunchi.spi.failure.Problem;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of digests as sha256sum, editors and shells of other systems write them. */
class DigestAllowListTest {

  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @TempDir private Path temporary = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNoPartOfADigest(String encoding) throws Exception {
    Path file = temporary.resolve("digests.txt");
    String text = "\uFEFF" + DIGEST + "  plugin.jar\r\n\r\n# a comment\r\n";
    Files.write(file, text.getBytes(Charset.forName(encoding)));
    List<Problem> problems = new ArrayList<>();

    DigestAllowList list = DigestAllowList.of(List.of(), List.of(file));

    assertThat(list.readAgain(problems).digests()).containsExactly(DIGEST);
    assertThat(problems).isEmpty();
  }

  @Test
  void otherBytesAreRefused() throws Exception {
    Path file = temporary.resolve("digests.txt");
    Files.write(file, new byte[] {'#', (byte) 0xE9, '\n'});

    assertThatExceptionOfType(LoadingException.class)
        .isThrownBy(() -> DigestAllowList.of(List.of(), List.of(file)))
        .withMessageContaining("NUN-1013");
  }
}
