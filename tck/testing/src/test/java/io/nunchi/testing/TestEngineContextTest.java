package io.nunchi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.failure.SettingsException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestEngineContextTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void hasAPersistentFolderWhenOneIsGranted() throws SettingsException {
    TestEngineContext without = TestEngineContext.of(new WhiteSpotPlugin(), Map.of(), folder);
    TestEngineContext with = without.withPersistentFolder(folder);

    assertThat(without.persistentFolder()).isEmpty();
    assertThat(with.persistentFolder()).contains(folder);
    assertThat(with.nativeFolder()).isEqualTo(without.nativeFolder());
  }
}
