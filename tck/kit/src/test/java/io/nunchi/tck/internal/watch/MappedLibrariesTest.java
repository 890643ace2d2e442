package io.nunchi.tck.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MappedLibrariesTest {

  private static final MappedLibraries NONE = new MappedLibraries(Set.of());
  private static final Path INSTALLED = Path.of("/opt/acme/lib/libacme.so.2");
  private static final Path UNPACKED = Path.of("/tmp/natives/libacme.so");

  @Test
  void librariesOfTheSystemBelongToNoPlugin() throws IOException {
    MappedLibraries now =
        new MappedLibraries(Set.of(INSTALLED, UNPACKED, Path.of("/tmp/natives/program")));

    assertThat(now.since(NONE)).containsExactly(UNPACKED);
    assertThat(now.since(now)).isEmpty();
  }

  /** A vendor installs a library among those of the system, or gives it a name of its own. */
  @Test
  void aFileIsSeenWhereverItLiesAndWhateverItIsCalled() {
    MappedLibraries now = new MappedLibraries(Set.of(INSTALLED, Path.of("/srv/vision.bin")));

    assertThat(now.isNewSince(NONE, INSTALLED)).isTrue();
    assertThat(now.isNewSince(NONE, Path.of("/srv/vision.bin"))).isTrue();
    assertThat(now.isNewSince(now, INSTALLED)).isFalse();
    assertThat(now.isNewSince(NONE, UNPACKED)).isFalse();
  }
}
