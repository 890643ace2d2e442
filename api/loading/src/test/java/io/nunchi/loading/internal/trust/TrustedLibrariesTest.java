package io.nunchi.loading.internal.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedLibrariesTest {

  @TempDir Path natives;
  @TempDir Path elsewhere;
  private Path library = Path.of("");

  @BeforeEach
  void writeLibrary() throws Exception {
    library = Files.writeString(elsewhere.resolve("libvendor.so"), "checked");
  }

  private TrustedLibraries allowing(String... digests) throws Exception {
    DigestAllowList list = DigestAllowList.of(List.of(digests), List.of());
    return new TrustedLibraries(new PluginTrust(Optional.of(list), Optional.empty()), natives);
  }

  private List<Problem> refusals(TrustedLibraries libraries) {
    return catchThrowableOfType(EngineStartException.class, () -> libraries.admit(library))
        .problems();
  }

  @Test
  void withoutChecksALibraryIsLoadedFromWhereItLies() throws Exception {
    TrustedLibraries libraries = new TrustedLibraries(PluginTrust.everybody(), natives);
    assertThat(libraries.admit(library)).isEqualTo(library);
    assertThat(natives).isEmptyDirectory();
  }

  @Test
  void aListedLibraryIsLoadedFromACopyThatNobodyChanges() throws Exception {
    TrustedLibraries libraries = allowing(DigestAllowList.sha256(library));
    Path copy = libraries.admit(library);
    Files.writeString(library, "smuggled");
    assertThat(copy).startsWith(natives).hasFileName("libvendor.so").hasContent("checked");
  }

  @Test
  void theSameContentIsTheSameFileAndOtherContentAnotherOne() throws Exception {
    String first = DigestAllowList.sha256(library);
    Path other = Files.writeString(elsewhere.resolve("other.so"), "another version");
    TrustedLibraries libraries = allowing(first, DigestAllowList.sha256(other));
    Path copy = libraries.admit(library);
    Object written = Files.getAttribute(copy, "unix:ino");
    assertThat(libraries.admit(library)).isEqualTo(copy);
    assertThat(Files.getAttribute(copy, "unix:ino")).as("not written again").isEqualTo(written);
    Files.copy(other, library, StandardCopyOption.REPLACE_EXISTING);
    assertThat(libraries.admit(library)).isNotEqualTo(copy).hasContent("another version");
  }

  @Test
  void aLibraryThatIsNotListedIsRefusedWithItsDigestAndLeavesNothing() throws Exception {
    assertThat(refusals(allowing("0".repeat(64))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-1029");
              assertThat(problem.found()).contains(DigestAllowList.sha256(library));
              assertThat(problem.where()).isEqualTo(library.toString());
            });
    assertThat(natives).isEmptyDirectory();
  }

  @Test
  void aSignerCannotVouchForALibrary() {
    SignerCheck signers = new SignerCheck(List.of());
    PluginTrust trust = new PluginTrust(Optional.empty(), Optional.of(signers));
    assertThat(refusals(new TrustedLibraries(trust, natives)))
        .extracting(Problem::code)
        .containsExactly("NUN-1029");
  }

  @Test
  void theListIsReadAgainForEachLibrary() throws Exception {
    Path list = Files.writeString(elsewhere.resolve("list"), "");
    DigestAllowList digests = DigestAllowList.of(List.of(), List.of(list));
    TrustedLibraries libraries =
        new TrustedLibraries(new PluginTrust(Optional.of(digests), Optional.empty()), natives);
    assertThat(refusals(libraries)).extracting(Problem::code).containsExactly("NUN-1029");
    Files.writeString(list, DigestAllowList.sha256(library) + "  libvendor.so\n");
    assertThat(libraries.admit(library)).exists();
    Files.delete(list);
    assertThat(refusals(libraries))
        .extracting(Problem::code)
        .containsExactly("NUN-1013", "NUN-1029");
  }

  @Test
  void aLibraryThatCannotBeReadIsRefused() throws Exception {
    TrustedLibraries libraries = allowing(DigestAllowList.sha256(library));
    Files.delete(library);
    assertThat(refusals(libraries)).extracting(Problem::code).containsExactly("NUN-1026");
    assertThat(natives).isEmptyDirectory();
  }
}
