package io.nunchi.loading.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.NativeFolder;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginRealmTest {

  @TempDir Path folder;
  private final AtomicInteger closings = new AtomicInteger();

  private PluginRealm realm() {
    PluginClassLoader loader = new PluginClassLoader(folder, "1.0", new URL[0]);
    return new PluginRealm(loader, new NativeFolder(folder), closings::incrementAndGet);
  }

  @Test
  void toolsOfTheSameJarsShareOneClassLoaderBelowThePlugins() throws Exception {
    PluginRealm realm = realm();
    List<Path> jars = List.of(folder.resolve("tool.jar"));

    ClassLoader tools = realm.openTools(jars).orElseThrow();

    assertThat(realm.openTools(jars)).contains(tools);
    assertThat(realm.openTools(List.of(folder.resolve("other.jar"))))
        .isPresent()
        .get()
        .isNotSameAs(tools);
    assertThat(tools.getParent()).isSameAs(realm.classLoader());
    realm.retire();
  }

  @Test
  void aClosedRealmOpensNoTools() throws Exception {
    PluginRealm realm = realm();
    realm.retire();

    assertThat(realm.openTools(List.of(folder.resolve("tool.jar")))).isEmpty();
    assertThat(closings).hasValue(1);
  }

  @Test
  void aRetiredRealmClosesWithItsLastUse() {
    PluginRealm realm = realm();
    PluginUse use = realm.use();

    realm.retire();
    assertThat(closings).hasValue(0);
    realm.endUse(use);

    assertThat(closings).hasValue(1);
  }
}
